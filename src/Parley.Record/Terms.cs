namespace Parley.Record;

#pragma warning disable CS1591 // the codebook (docs/codebook.md) says what each term means

/// <summary>How sure the story is that something takes place.</summary>
public enum Status { Happened, Ongoing, Planned, Possible, Not }

/// <summary>Where a holder stands on an object.</summary>
public enum Stance { Supports, Opposes, Demands, Offers, Conditions, Uncommitted, Accuses, Threatens }

/// <summary>One side strikes, or two fight.</summary>
public enum IncidentType { Attack, Clash }

/// <summary>The kinds of action.</summary>
public enum ActionType
{
    Agree, Break, Aid, Sanction, Ease, Deploy, Withdraw, Capture, Detain, Release, Expel, Travel, Protest, Appoint, Decide,
}

#pragma warning restore CS1591

/// <summary>The terms as records write them.</summary>
public static class Terms
{
    /// <summary>A term in interchange form: <c>ArmedGroup</c> is written <c>armed_group</c>.</summary>
    public static string Write<T>(T term) where T : struct, Enum => Written<T>.Of[term];

    /// <summary>Reads a term; false where the word is none.</summary>
    public static bool TryRead<T>(string word, out T term) where T : struct, Enum => Written<T>.From.TryGetValue(word, out term);

    private static class Written<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Of = Enum.GetValues<T>().ToDictionary(t => t, t => Snake(t.ToString()));
        public static readonly Dictionary<string, T> From = Of.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);

        private static string Snake(string name) =>
            string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
    }
}
