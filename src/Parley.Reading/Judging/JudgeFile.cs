using System.Runtime.InteropServices;
using Parley.Language.Model;
using Parley.Reading.Knowledge;

namespace Parley.Reading.Judging;

/// <summary>A judge as a model file: the features, which its networks share, the thresholds, and the rows of each network.</summary>
public static class JudgeFile
{
    /// <summary>Writes a judge.</summary>
    public static void Save(Judge judge, string path)
    {
        var first = judge.Nets[0];
        var sections = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["shape"] = MemoryMarshal.AsBytes<int>([judge.Nets.Count, first.Dense, first.Hidden, first.Outputs]).ToArray(),
            ["features"] = MemoryMarshal.AsBytes<ulong>(first.Features).ToArray(),
            ["thresholds"] = MemoryMarshal.AsBytes<float>(judge.Thresholds.ToArray()).ToArray(),
        };
        for (var n = 0; n < judge.Nets.Count; n++)
        {
            foreach (var (name, weights, width) in Parts(judge.Nets[n]))
            {
                sections[$"net{n}.{name}"] = PackedRows.Pack(weights, width);
            }
        }

        ModelFile.Save(path, sections);
    }

    /// <summary>Reads a judge.</summary>
    /// <exception cref="KnowledgeException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no judge, cut short or altered.</exception>
    public static Judge Load(string path)
    {
        if (!File.Exists(path))
        {
            throw new KnowledgeException(path, 0, "the judge's model is missing; 'parley train judge' rebuilds it");
        }

        var sections = ModelFile.Load(path);
        byte[] Section(string name) => sections.TryGetValue(name, out var bytes) ? bytes : throw new InvalidDataException($"{path}: section '{name}' of a judge is missing");
        var shape = MemoryMarshal.Cast<byte, int>(Section("shape"));
        var features = MemoryMarshal.Cast<byte, ulong>(Section("features")).ToArray();
        if (shape.Length != 4 || shape[1] != FiringFeatures.Dense || shape[3] != Judge.Questions)
        {
            throw new InvalidDataException($"{path}: the judge is one of another version; 'parley train judge' makes a new one");
        }

        var nets = new List<FeatureNet>();
        var rows = FeatureNet.RowsOf(features);
        for (var n = 0; n < shape[0]; n++)
        {
            var net = new FeatureNet(features, rows, shape[1], shape[2], shape[3]);
            foreach (var (name, weights, width) in Parts(net))
            {
                PackedRows.Unpack(Section($"net{n}.{name}"), width, weights);
            }

            nets.Add(net);
        }

        return new Judge(nets, MemoryMarshal.Cast<byte, float>(Section("thresholds")).ToArray());
    }

    private static IEnumerable<(string Name, float[] Weights, int Width)> Parts(FeatureNet net) =>
    [
        ("table", net.Table, net.Hidden), ("projection", net.Projection, net.Hidden), ("hidden", net.HiddenBias, net.Hidden),
        ("output", net.Output, net.Hidden), ("bias", net.OutputBias, 1),
    ];
}
