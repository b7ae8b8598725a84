using System.Collections;

namespace Parley.Reading.Clauses;

/// <summary>A few tokens by their role, in the order found; small enough that walking beats hashing.</summary>
internal sealed class RoleLookup : ILookup<string, int>
{
    private readonly string[] _roles;
    private readonly int[][] _tokens;

    /// <summary>Groups what was found, each pair once.</summary>
    public RoleLookup(List<(string Role, int Token)> found)
    {
        var (roles, tokens) = (new List<string>(found.Count), new List<List<int>>(found.Count));
        foreach (var (role, token) in found)
        {
            var at = roles.IndexOf(role);
            if (at < 0)
            {
                roles.Add(role);
                tokens.Add([token]);
            }
            else if (!tokens[at].Contains(token))
            {
                tokens[at].Add(token);
            }
        }

        (_roles, _tokens) = ([.. roles], [.. tokens.Select(t => t.ToArray())]);
    }

    /// <inheritdoc/>
    public int Count => _roles.Length;

    /// <inheritdoc/>
    public IEnumerable<int> this[string key] => Array.IndexOf(_roles, key) is >= 0 and var at ? _tokens[at] : [];

    /// <inheritdoc/>
    public bool Contains(string key) => Array.IndexOf(_roles, key) >= 0;

    /// <inheritdoc/>
    public IEnumerator<IGrouping<string, int>> GetEnumerator()
    {
        for (var i = 0; i < _roles.Length; i++)
        {
            yield return new Group(_roles[i], _tokens[i]);
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private sealed class Group(string role, int[] tokens) : IGrouping<string, int>
    {
        public string Key => role;

        public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)tokens).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
