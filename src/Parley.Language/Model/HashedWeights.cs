using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Parley.Language.Model;

/// <summary>
/// A table of integer weights addressed by hashed features. Features need no dictionary; two that fall together share a weight. Scores are sums of
/// integers, so a model decides the same on every machine.
/// </summary>
internal sealed class HashedWeights
{
    private readonly int[] _weights;
    private readonly uint _mask;
    private long[]? _total;
    private int[]? _stamp;
    private int _clock;

    public HashedWeights(int bits)
    {
        _weights = new int[1 << bits];
        _mask = (uint)_weights.Length - 1;
    }

    private HashedWeights(int[] weights)
    {
        _weights = weights;
        _mask = (uint)weights.Length - 1;
    }

    /// <summary>The weight of a feature for an outcome.</summary>
    public int this[ulong feature, int outcome] => _weights[Address(feature, outcome)];

    /// <summary>Adds to a weight and remembers since when, for the average.</summary>
    public void Update(ulong feature, int outcome, int change)
    {
        _total ??= new long[_weights.Length];
        _stamp ??= new int[_weights.Length];
        var at = Address(feature, outcome);
        _total[at] += (long)_weights[at] * (_clock - _stamp[at]);
        _stamp[at] = _clock;
        _weights[at] += change;
    }

    /// <summary>One decision has been made.</summary>
    public void Tick() => _clock++;

    /// <summary>The average of each weight over all decisions, as <c>int16</c> in a fixed scale.</summary>
    public short[] Average(int scale)
    {
        var average = new short[_weights.Length];
        for (var i = 0; i < average.Length; i++)
        {
            var total = (_total?[i] ?? 0) + ((long)_weights[i] * (_clock - (_stamp?[i] ?? 0)));
            average[i] = (short)Math.Clamp(total * scale / Math.Max(1, _clock), short.MinValue, short.MaxValue);
        }

        return average;
    }

    /// <summary>A table for reading, from averaged weights.</summary>
    public static HashedWeights From(ReadOnlySpan<byte> bytes)
    {
        var source = MemoryMarshal.Cast<byte, short>(bytes);
        var weights = new int[source.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = source[i];
        }

        return new HashedWeights(weights);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Address(ulong feature, int outcome) =>
        // Four outcomes of a feature lie side by side, further fours elsewhere.
        (int)((((uint)(feature >> 20) + ((uint)(outcome >> 2) * 0x9E3779B1u)) << 2 | ((uint)outcome & 3)) & _mask);
}

/// <summary>Hashes for features: cheap, fixed, the same on every machine.</summary>
internal static class FeatureHash
{
    private const ulong Prime = 0x9E3779B97F4A7C15;

    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return hash;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(int template, ulong a) => Finish(((ulong)template * Prime) ^ (a * 0xC2B2AE3D27D4EB4FUL));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(int template, ulong a, ulong b) => Mix(template, a ^ ((b + Prime) * 0x165667B19E3779F9UL));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(int template, ulong a, ulong b, ulong c) => Mix(template, a, Mix(template + 512, b, c));

    private static ulong Finish(ulong x)
    {
        x ^= x >> 33;
        x *= 0xFF51AFD7ED558CCDUL;
        return x ^ (x >> 33);
    }
}
