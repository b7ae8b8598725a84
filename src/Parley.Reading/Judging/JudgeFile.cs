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
        var file = new TaughtFile(path, "the judge's model", "a judge", "judge");
        var section = file.Open();
        var nets = NetFile.Read(section, FiringFeatures.Dense, Judge.Questions) ?? throw file.OfAnotherVersion("the judge");
        return new Judge(nets, MemoryMarshal.Cast<byte, float>(section("thresholds")).ToArray());
    }
}
