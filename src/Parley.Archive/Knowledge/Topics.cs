namespace Parley.Archive.Knowledge;

/// <summary>What words are about: the topics of <c>archive/topics.tsv</c>, else the head of the phrase.</summary>
public sealed class Topics
{
    private static readonly HashSet<string> Ends = new(StringComparer.Ordinal)
    {
        "of", "in", "on", "for", "with", "against", "by", "from", "over", "that", "which", "who", "until", "to", "between", "as", "at", "after", "before", "about", "and", "or", "because", "if",
    };

    private readonly Dictionary<string, List<(string[] Words, string Topic, int Order)>> _byFirst = new(StringComparer.Ordinal);
    private readonly HashSet<string> _stop;

    internal Topics(string topics, string stopWords)
    {
        _stop = File.ReadLines(stopWords).Where(l => l.Length > 0 && l[0] != '#').ToHashSet(StringComparer.Ordinal);
        var order = 0;
        foreach (var row in Table.Read(topics))
        {
            foreach (var phrase in row.List("words").Append(row["topic"]))
            {
                string[] words = [.. Folded.Words(phrase).Select(Folded.Stem)];
                if (!_byFirst.TryGetValue(words[0], out var list))
                {
                    _byFirst[words[0]] = list = [];
                }

                list.Add((words, row["topic"], order));
            }

            order++;
        }
    }

    /// <summary>The topic of a phrase that a position or meeting is about; null where nothing is left of it.</summary>
    public string? Of(string? phrase)
    {
        if (Known(phrase) is { } known)
        {
            return known;
        }

        var words = Folded.Words(phrase ?? "").ToList();
        if (words.Count > 0 && words[0] == "to")
        {
            words.RemoveAt(0);
        }

        var head = words.TakeWhile((w, i) => i == 0 || !Ends.Contains(w)).Where(w => !_stop.Contains(w) && !char.IsDigit(w[0])).ToList();
        return head.Count > 0 ? Folded.Stem(head[^1]) : words.FirstOrDefault(w => !_stop.Contains(w) && !Ends.Contains(w)) is { } any ? Folded.Stem(any) : null;
    }

    /// <summary>The listed topic that words are about, the one named first in the table where they touch several; null where none.</summary>
    public string? Known(string? words)
    {
        string[] stems = [.. Folded.Words(words ?? "").Select(Folded.Stem)];
        (string? Topic, int Order) best = (null, int.MaxValue);
        for (var i = 0; i < stems.Length; i++)
        {
            foreach (var (phrase, topic, order) in _byFirst.GetValueOrDefault(stems[i], []))
            {
                if (order < best.Order && stems.AsSpan(i).StartsWith(phrase))
                {
                    best = (topic, order);
                }
            }
        }

        return best.Topic;
    }

    /// <summary>How alike two phrases are: shared words of meaning over the mean number of them (Dice); all words for one listed topic are one word.</summary>
    public double Likeness(string? left, string? right)
    {
        var (mine, theirs) = (Tokens(left), Tokens(right));
        return mine.Count == 0 || theirs.Count == 0 ? 0 : 2.0 * mine.Count(theirs.Contains) / (mine.Count + theirs.Count);
    }

    private HashSet<string> Tokens(string? text)
    {
        string[] stems = [.. Folded.Words(text ?? "").Select(Folded.Stem)];
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < stems.Length; i++)
        {
            var (words, topic, _) = _byFirst.GetValueOrDefault(stems[i], []).Where(p => stems.AsSpan(i).StartsWith(p.Words)).OrderByDescending(p => p.Words.Length).ThenBy(p => p.Order).FirstOrDefault();
            if (topic is not null)
            {
                found.Add($"topic {topic}");
                i += words.Length - 1;
            }
            else if (stems[i].Length > 1 && !_stop.Contains(stems[i]))
            {
                found.Add(stems[i]);
            }
        }

        return found;
    }

    /// <summary>The words that carry meaning, as stems.</summary>
    public IEnumerable<string> Content(string text) => Folded.Words(text).Where(w => w.Length > 1 && !_stop.Contains(w)).Select(Folded.Stem);
}
