using System.Runtime.InteropServices;
using System.Text;

namespace Parley.Language.Training.Encoders;

/// <summary>
/// The named matrices of 32-bit numbers in an ONNX file, and in which order its matrix products use them: enough to begin from a published encoder.
/// Source of the format: onnx.proto of ONNX 1.16.
/// </summary>
internal sealed class OnnxWeights
{
    private const int Graph = 7;
    private const int Node = 1;
    private const int Initializer = 5;
    private readonly Dictionary<string, float[]> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _multipliers;

    private OnnxWeights(ReadOnlySpan<byte> file)
    {
        var products = new List<string[]>();
        Fields(file, (field, graph) =>
        {
            if (field == Graph)
            {
                Fields(graph, (f, part) => TakePart(f, part, products));
            }
        });
        _multipliers = [.. products.Select(p => Array.Find(p, _numbers.ContainsKey)).OfType<string>()];
    }

    private delegate void Taker(int field, ReadOnlySpan<byte> bytes);

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is cut short.</exception>
    public static OnnxWeights Read(string path) => new(File.ReadAllBytes(path));

    /// <summary>Whether there are numbers of a name.</summary>
    public bool Has(string name) => _numbers.ContainsKey(name);

    /// <summary>The numbers of a name.</summary>
    /// <exception cref="InvalidDataException">There is no such name.</exception>
    public float[] Of(string name) => _numbers.TryGetValue(name, out var numbers) ? numbers : throw new InvalidDataException($"the encoder to begin from lacks '{name}'");

    /// <summary>The matrix of the product of a place among all products with known matrices.</summary>
    /// <exception cref="InvalidDataException">There are not so many.</exception>
    public float[] Multiplier(int place) => place < _multipliers.Count ? Of(_multipliers[place]) : throw new InvalidDataException("the encoder to begin from has too few layers");

    private void TakePart(int field, ReadOnlySpan<byte> bytes, List<string[]> products)
    {
        if (field == Node)
        {
            var (kind, inputs) = ("", new List<string>());
            Fields(bytes, (f, b) =>
            {
                kind = f == 4 ? Encoding.UTF8.GetString(b) : kind;
                if (f == 1)
                {
                    inputs.Add(Encoding.UTF8.GetString(b));
                }
            });
            products.AddRange(kind == "MatMul" ? [[.. inputs]] : []);
        }
        else if (field == Initializer)
        {
            var (name, numbers) = ("", Array.Empty<float>());
            Fields(bytes, (f, b) =>
            {
                name = f == 8 ? Encoding.UTF8.GetString(b) : name;
                numbers = f is 9 or 4 ? MemoryMarshal.Cast<byte, float>(b).ToArray() : numbers;
            });
            _numbers[name] = numbers;
        }
    }

    /// <summary>The fields of a message that hold bytes.</summary>
    private static void Fields(ReadOnlySpan<byte> message, Taker take)
    {
        for (var at = 0; at < message.Length;)
        {
            var key = Number(message, ref at);
            switch (key & 7)
            {
                case 0:
                    _ = Number(message, ref at);
                    break;
                case 1:
                    at += sizeof(ulong);
                    break;
                case 2:
                    var length = (int)Number(message, ref at);
                    if (length < 0 || length > message.Length - at)
                    {
                        throw new InvalidDataException("the encoder to begin from was cut short");
                    }

                    take((int)(key >> 3), message.Slice(at, length));
                    at += length;
                    break;
                case 5:
                    at += sizeof(uint);
                    break;
                default:
                    throw new InvalidDataException("the encoder to begin from is no ONNX file");
            }
        }
    }

    private static ulong Number(ReadOnlySpan<byte> message, ref int at)
    {
        var (value, shift) = (0UL, 0);
        while (at < message.Length)
        {
            var b = message[at++];
            value |= (ulong)(b & 127) << shift;
            if (b < 128)
            {
                break;
            }

            shift += 7;
        }

        return value;
    }
}
