using System.Collections.Frozen;
using Parley.Reading.Frames;

namespace Parley.Web.Hosting;

/// <summary>What the codebook says of the rules that made items.</summary>
internal sealed class Rules(Workplace place)
{
    private readonly Lazy<FrozenDictionary<string, Frame>> _frames = new(() => Codebook.Load(place.Codebook).Frames.ToFrozenDictionary(f => f.Name, StringComparer.Ordinal));

    /// <summary>The frame of a name; null for rules that are built in, and frames that were laid over the codebook elsewhere.</summary>
    public Frame? Of(string rule) => _frames.Value.GetValueOrDefault(rule);
}
