using Parley.Language.Encoders;
using Parley.Language.Model;
using Parley.Language.Networks;

namespace Parley.Language.Training.Encoders;

/// <summary>A published encoder (an uncased BERT whose heads are 32 wide) to begin from.</summary>
internal static class PublishedEncoder
{
    private const int Positions = 512;
    private const int HeadWidth = 32;

    /// <summary>For what is asked, what answers and what is told, then to merge it, up and down.</summary>
    private const int MatricesOfLayer = 6;

    /// <summary>The lowest layers of an encoder in an ONNX file.</summary>
    /// <param name="onnx">Its file.</param>
    /// <param name="pieces">Its pieces.</param>
    /// <param name="layers">How many layers are taken.</param>
    public static Encoder Read(OnnxWeights onnx, WordPieces pieces, int layers)
    {
        string[] prefixes = ["", "bert."];
        var prefix = prefixes.First(p => onnx.Has(p + "embeddings.LayerNorm.weight"));
        float[] Of(string name) => onnx.Of(prefix + name);
        var scale = Of("embeddings.LayerNorm.weight");
        var width = scale.Length;
        var (words, places, kind) = (Of("embeddings.word_embeddings.weight"), Of("embeddings.position_embeddings.weight"), Of("embeddings.token_type_embeddings.weight"));
        for (var at = 0; at < places.Length; at++)
        {
            places[at] += kind[at % width];
        }

        var inner = Of("encoder.layer.0.intermediate.dense.bias").Length;
        var shape = new EncoderShape(layers, width, width / HeadWidth, inner, pieces.Pieces.Count, Positions);
        var table = new PieceTable(
            shape, new PackedRows(PackedRows.Pack(words, width), width, shape.Pieces), new PackedRows(PackedRows.Pack(places, width), width, Positions),
            [.. scale, .. Of("embeddings.LayerNorm.bias")]);
        var encoder = new Encoder(shape, table, new float[new EncoderLayout(shape).Count]);
        for (var l = 0; l < layers; l++)
        {
            var (name, layer, weights) = ($"encoder.layer.{l}.", encoder.Layout.Layers[l], encoder.Weights);
            void Take(Slice into, string row, int from = 0) => Of(name + row).CopyTo(into.Of(weights)[from..]);
            void TakeMatrix(Slice into, int place, int from = 0)
            {
                var matrix = onnx.Multiplier((l * MatricesOfLayer) + place);
                var columns = matrix.Length / into.Rows;
                for (var r = 0; r < into.Rows; r++)
                {
                    matrix.AsSpan(r * columns, columns).CopyTo(into.Of(weights)[((r * into.Columns) + from)..]);
                }
            }

            string[] looks = ["query", "key", "value"];
            for (var i = 0; i < looks.Length; i++)
            {
                TakeMatrix(layer.Look, i, i * width);
                Take(layer.LookBias, $"attention.self.{looks[i]}.bias", i * width);
            }

            TakeMatrix(layer.Merge, 3);
            Take(layer.MergeBias, "attention.output.dense.bias");
            Take(layer.Middle, "attention.output.LayerNorm.weight");
            Take(layer.Middle, "attention.output.LayerNorm.bias", width);
            TakeMatrix(layer.Up, 4);
            Take(layer.UpBias, "intermediate.dense.bias");
            TakeMatrix(layer.Down, 5);
            Take(layer.DownBias, "output.dense.bias");
            Take(layer.End, "output.LayerNorm.weight");
            Take(layer.End, "output.LayerNorm.bias", width);
        }

        return encoder;
    }
}
