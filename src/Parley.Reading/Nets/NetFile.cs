using System.Runtime.InteropServices;
using Parley.Language.Model;

namespace Parley.Reading.Nets;

/// <summary>Networks over the same features as sections of a model file: the features, then the rows of each network.</summary>
public static class NetFile
{
    private const int Numbers = 4;

    /// <summary>Adds the sections of networks.</summary>
    /// <param name="nets">Networks over the same features.</param>
    /// <param name="sections">The sections so far.</param>
    public static void Write(IReadOnlyList<FeatureNet> nets, IDictionary<string, byte[]> sections)
    {
        var first = nets[0];
        sections["shape"] = MemoryMarshal.AsBytes<int>([nets.Count, first.Dense, first.Hidden, first.Outputs]).ToArray();
        sections["features"] = MemoryMarshal.AsBytes<ulong>(first.Features).ToArray();
        for (var n = 0; n < nets.Count; n++)
        {
            foreach (var (name, weights, width) in Parts(nets[n]))
            {
                sections[$"net{n}.{name}"] = PackedRows.Pack(weights, width);
            }
        }
    }

    /// <summary>The networks of a model file.</summary>
    /// <param name="section">Gives the bytes of a section.</param>
    /// <param name="dense">How many numbers of word vectors they must take.</param>
    /// <param name="outputs">How many questions they must answer.</param>
    /// <returns>The networks; null where they take or answer other things.</returns>
    /// <exception cref="InvalidDataException">A section is cut short.</exception>
    public static IReadOnlyList<FeatureNet>? Read(Func<string, byte[]> section, int dense, int outputs)
    {
        var shape = MemoryMarshal.Cast<byte, int>(section("shape"));
        var features = MemoryMarshal.Cast<byte, ulong>(section("features")).ToArray();
        if (shape.Length != Numbers || shape[1] != dense || shape[3] != outputs)
        {
            return null;
        }

        var nets = new List<FeatureNet>();
        var rows = FeatureNet.RowsOf(features);
        for (var n = 0; n < shape[0]; n++)
        {
            var net = new FeatureNet(features, rows, shape[1], shape[2], shape[3]);
            foreach (var (name, weights, width) in Parts(net))
            {
                PackedRows.Unpack(section($"net{n}.{name}"), width, weights);
            }

            nets.Add(net);
        }

        return nets;
    }

    private static IEnumerable<(string Name, float[] Weights, int Width)> Parts(FeatureNet net) =>
    [
        ("table", net.Table, net.Hidden), ("projection", net.Projection, net.Hidden), ("hidden", net.HiddenBias, net.Hidden),
        ("output", net.Output, net.Hidden), ("bias", net.OutputBias, 1),
    ];
}
