using System.Collections.Frozen;
using Parley.Language;
using Parley.Record;

namespace Parley.Reading.Knowledge;

/// <summary>Words, each with what the reader uses it for: a table with the columns <c>word</c> and <c>use</c>. A word may have several uses.</summary>
/// <typeparam name="TUse">The uses there are, written as <see cref="Terms"/> writes them.</typeparam>
public sealed class UsedWords<TUse> where TUse : struct, Enum
{
    private readonly FrozenSet<(string Word, TUse Use)> _uses;

    /// <summary>Reads the words of a table.</summary>
    /// <exception cref="KnowledgeException">The table is missing or malformed, names a use that there isn't, or has a word twice with one use.</exception>
    public UsedWords(string path)
    {
        var uses = new HashSet<(string, TUse)>();
        foreach (var row in DataTable.Read(path))
        {
            if (row["word"].Length == 0)
            {
                throw row.Wrong("word", "expected a word");
            }

            if (!Terms.TryRead<TUse>(row["use"], out var use))
            {
                throw row.Wrong("use", $"unknown use '{row["use"]}'; expected one of {string.Join(", ", Enum.GetValues<TUse>().Select(Terms.Write))}");
            }

            if (!uses.Add((row["word"], use)))
            {
                throw row.Wrong("word", $"'{row["word"]}' stands twice with the use '{row["use"]}'");
            }
        }

        _uses = uses.ToFrozenSet();
    }

    /// <summary>Whether a word has a use.</summary>
    public bool Has(string word, TUse use) => _uses.Contains((word, use));

    /// <summary>Whether the lemma of a token has one of several uses.</summary>
    public bool Has(in Token token, params ReadOnlySpan<TUse> uses)
    {
        foreach (var use in uses)
        {
            if (_uses.Contains((token.Lemma, use)))
            {
                return true;
            }
        }

        return false;
    }
}
