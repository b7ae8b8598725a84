using System.Runtime.InteropServices;
using Parley.Language.Model;
using Parley.Reading.Knowledge;
using Parley.Reading.Nets;

namespace Parley.Reading.Judging;

/// <summary>A judge as a model file: its networks and the thresholds.</summary>
public static class JudgeFile
{
    /// <summary>Writes a judge.</summary>
    public static void Save(Judge judge, string path)
    {
        var sections = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["thresholds"] = MemoryMarshal.AsBytes<float>(judge.Thresholds.ToArray()).ToArray(),
        };
        NetFile.Write(judge.Nets, sections);
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
        var nets = NetFile.Read(Section, FiringFeatures.Dense, Judge.Questions)
            ?? throw new InvalidDataException($"{path}: the judge is one of another version; 'parley train judge' makes a new one");
        return new Judge(nets, MemoryMarshal.Cast<byte, float>(Section("thresholds")).ToArray());
    }
}
