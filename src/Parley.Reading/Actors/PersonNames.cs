using Parley.Language;
using Parley.Reading.Clauses;

namespace Parley.Reading.Actors;

/// <summary>Persons' names as the text has them, where the core took a word too many or too few.</summary>
internal static class PersonNames
{
    /// <summary>The name: one given twice in scraped pages once, a state or body around it cut off, a number or a hyphened half after it taken in.</summary>
    public static Name Plain(Tree tree, string[] words, Name name)
    {
        if (name.Type != NameType.Person)
        {
            return name;
        }

        var first = name.End - name.First > 1 && words[name.First] is "us" or "u.s." or "u.s" or "uk" or "u.k." or "un" or "u.n." or "eu" ? name.First + 1 : name.First;
        var end = Once(tree, words, first, name.End);
        end = Unattached(tree, words, first, end);
        return name with { First = first, End = end == name.End ? Extended(tree, words, first, end) : end };
    }

    /// <summary>"Doe Ann Mary DoeDoe" and "Ann Doe Ann Mary DoePolice": the person's card in the page repeats the name.</summary>
    private static int Once(Tree tree, string[] words, int first, int end)
    {
        for (var i = first + 1; i < end; i++)
        {
            if (i - first > 1 && words[i] == words[first] && words[i].Length > 1)
            {
                return i;
            }
        }

        var head = tree.Document.Form(first);
        var last = tree.Document.Form(end - 1);
        return end - first > 2 && head.Length > 2 && last.Length > head.Length && last.StartsWith(head, StringComparison.Ordinal) && char.IsUpper(last[head.Length]) ? first + 1 : end;
    }

    /// <summary>"Ann Doe | of the Herald".</summary>
    private static int Unattached(Tree tree, string[] words, int first, int end)
    {
        for (var i = first + 2; i < end; i++)
        {
            if (words[i] is "of" or "from" or "at" && tree.Tokens[i].UPos == UPos.ADP)
            {
                return i;
            }
        }

        return end;
    }

    /// <summary>"Ann Doe | III", "Chan Li-|wen".</summary>
    private static int Extended(Tree tree, string[] words, int first, int end)
    {
        if (end - first < 2 || end >= tree.Tokens.Length)
        {
            return end;
        }

        if (end + 1 < tree.Tokens.Length && words[end - 1] is "o" or "o'" or "o’" && (tree.IsCapital(end) || (tree.Document.Form(end) is "'" or "’" && tree.IsCapital(end + 1))))
        {
            return tree.IsCapital(end) ? end + 1 : end + 2;
        }

        if (tree.Document.Form(end) is "II" or "III" or "IV" or "Jr." or "Sr." or "Jr" or "Sr")
        {
            return end + 1;
        }

        var joined = tree.Tokens[end].Span.Start == tree.Tokens[end - 1].Span.End && end + 1 < tree.Tokens.Length && tree.Tokens[end + 1].Span.Start == tree.Tokens[end].Span.End;
        return joined && tree.Document.Form(end) is "-" && words[end + 1] is { Length: > 1 and < 6 } half && tree.Document.Form(end + 1) is [>= 'a' and <= 'z', ..]
            && half is not ("led" or "era" or "like" or "style" or "owned" or "born" or "based" or "type" or "run" or "held" or "wing" or "free") ? end + 2 : end;
    }
}
