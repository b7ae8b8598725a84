using Parley.Language;
using Parley.Reading.Clauses;
using Parley.Reading.Knowledge;
using Parley.Record;

namespace Parley.Reading.Actors;

/// <summary>
/// Finds all words that may name an actor: names (known ones first, then those the language core found), nationality words,
/// common nouns from the lexicon of collectives and roles, and pronouns. Which of them are the same actor is <see cref="Cast"/>'s matter.
/// </summary>
public sealed class MentionFinder(KnowledgeBase knowledge)
{

    /// <summary>All mentions in text order, inner ones before those around them; none overlaps another but a nationality word may stand inside a larger phrase.</summary>
    public List<Mention> Find(Tree tree, DateOnly? published)
    {
        var words = new string[tree.Tokens.Length];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = Folding.Word(tree.Document.Form(i));
        }

        var state = new MentionScan(tree, words, new bool[words.Length], []);
        var nominals = new NominalFinder(knowledge);
        var cleaner = new NameCleaner(knowledge, tree, words, published ?? Cast.UndatedDay);
        var names = cleaner.Clean();
        foreach (var sentence in tree.Document.Sentences)
        {
            FindNames(state, sentence, names, cleaner);
            nominals.FindIn(state, sentence);
        }

        state.Found.Sort((a, b) => a.First != b.First ? a.First.CompareTo(b.First) : a.End.CompareTo(b.End));
        return state.Found;
    }

    private void FindNames(MentionScan scan, Sentence sentence, Dictionary<int, Name> names, NameCleaner cleaner)
    {
        for (var i = sentence.First; i < sentence.End;)
        {
            var claim = Claim(scan, i, sentence, names, cleaner);
            if (claim is null)
            {
                i++;
                continue;
            }

            // The words of a title are no mention of their own; a country or body before it is.
            for (var t = claim.Kind == EntityKind.Person ? claim.TitleStart : i; t < claim.End; t++)
            {
                scan.Taken[t] = true;
            }

            scan.Found.Add(claim);
            i = claim.End;
        }
    }

    /// <summary>The longest name that begins here.</summary>
    private Mention? Claim(MentionScan scan, int start, Sentence sentence, Dictionary<int, Name> names, NameCleaner cleaner)
    {
        var capital = scan.Tree.Document.Form(start) is { Length: > 0 } form && (char.IsUpper(form[0]) || char.IsDigit(form[0]));
        var core = names.GetValueOrDefault(start);
        var known = capital ? knowledge.Names.Longest(scan.Words, start, sentence.End) : null;
        known = known?.Values.Exists(v => v.Actor is not null) == true ? known : null;
        var holder = capital ? knowledge.Holders.Longest(scan.Words, start, sentence.End) : null;
        var coreEnd = core.End > start ? core.End : start;
        if (holder is { } h && h.End - start >= 2 && h.End >= Math.Max(coreEnd, known?.End ?? 0))
        {
            return Person(scan, start, h.End, sentence);
        }

        if (known is { } k && k.End >= coreEnd && Usable(scan, start, k.End, k.Values) is { } thing)
        {
            return Thing(scan, start, k.End, thing);
        }

        return coreEnd == start ? (cleaner.IsKnownSurname(start) ? Person(scan, start, start + 1, sentence) : null)
            : core.Type == NameType.Person ? Person(scan, start, coreEnd, sentence)
            : core.Type == NameType.Organization ? Named(scan, start, coreEnd, EntityKind.Organization, null, null)
            : null;
    }

    private static Known? Usable(MentionScan scan, int start, int end, List<Known> values)
    {
        var form = scan.Tree.Document.Form(start);
        var shouting = form.Length > 1 && !form.ContainsAnyInRange('a', 'z');
        var best = values.Where(v => v.Actor is not null).OrderBy(v => v.Kind).First();
        if (!best.Ambiguous || shouting || end - start > 1)
        {
            return best;
        }

        return scan.Tree.Tokens[start].UPos == UPos.PROPN ? best : null;
    }

    private static Mention? Thing(MentionScan scan, int start, int end, Known thing)
    {
        if (thing.Actor is not { } kind)
        {
            return null;
        }

        var form = thing.Kind == KnownKind.Demonym ? MentionForm.Demonym : MentionForm.Named;
        return Named(scan, start, end, kind, thing, thing.Country) with { Form = form };
    }

    private static Mention Named(MentionScan scan, int start, int end, EntityKind kind, Known? known, string? country)
    {
        var head = HeadOf(scan.Tree, start, end);
        return new Mention(start, end, head, MentionForm.Named, kind, scan.Text(start, end), known, country, null, -1);
    }

    /// <summary>A person's name with the title before it or in apposition after it.</summary>
    private Mention Person(MentionScan scan, int start, int end, Sentence sentence)
    {
        var (titleStart, roleStart, role, body, country) = TitleBefore(scan, start, sentence);
        if (role is null)
        {
            (role, body, country) = TitleAfter(scan, end, sentence);
        }

        var known = knowledge.Holders.Longest(scan.Words, start, end) is { } hit && hit.End == end ? hit.Values[0] : null;
        var head = HeadOf(scan.Tree, titleStart, end);
        return new Mention(titleStart, end, head, MentionForm.Named, EntityKind.Person, scan.Text(start, end), null,
            country ?? known?.Country, role, body)
        {
            TitleStart = roleStart,
        };
    }

    private (int Start, int RoleStart, string? Role, int Body, string? Country) TitleBefore(MentionScan scan, int start, Sentence sentence)
    {
        for (var from = Math.Max(sentence.First, start - 6); from < start; from++)
        {
            if (knowledge.Roles.Longest(scan.Words, from, start) is { } hit && hit.End == start)
            {
                var (body, country, begin) = Belonging(scan, from, Math.Max(sentence.First, from - 6));
                var honorific = hit.Values[0] == "honorific";
                return (begin, from, honorific ? null : scan.Text(from, start), body, country);
            }
        }

        return (start, start, null, -1, null);
    }

    private (string? Role, int Body, string? Country) TitleAfter(MentionScan scan, int end, Sentence sentence)
    {
        if (end >= sentence.End || scan.Tree.Lower(end) != ",")
        {
            return (null, -1, null);
        }

        for (var i = end + 1; i < Math.Min(sentence.End, end + 9); i++)
        {
            if (scan.Tree.Tokens[i].UPos is UPos.VERB or UPos.PRON || scan.Tree.Lower(i) is "," or ";" or "”" or "\"")
            {
                break;
            }

            if (knowledge.Roles.Longest(scan.Words, i, sentence.End) is { } hit && !Continues(scan, hit.End, sentence))
            {
                var (body, country, _) = Belonging(scan, i, end + 1);
                if (body < 0 && country is null && hit.End < sentence.End && scan.Tree.Lower(hit.End) is "of" or "for" or "at")
                {
                    (body, country) = BelongingAfter(scan, hit.End + 1, sentence);
                }

                return (scan.Text(i, hit.End), body, country);
            }
        }

        return (null, -1, null);
    }

    private static bool Continues(MentionScan scan, int at, Sentence sentence) =>
        at < sentence.End && scan.Tree.Tokens[at].UPos is UPos.NOUN or UPos.PROPN;

    /// <summary>The body or country that the words before a title name: "State Department | spokeswoman", "French | President".</summary>
    private (int Body, string? Country, int Begin) Belonging(MentionScan scan, int before, int from)
    {
        for (var i = from; i < before; i++)
        {
            if (knowledge.Names.Longest(scan.Words, i, before) is { } hit && before - hit.End <= 2 && char.IsUpper(scan.Tree.Document.Form(i)[0]))
            {
                if (hit.Values.Find(v => v.Actor is not null) is { } thing)
                {
                    return (thing.Kind == KnownKind.Organization ? i : -1, thing.Country, hit.End == before ? i : before);
                }
            }
        }

        return (-1, null, before);
    }

    private (int Body, string? Country) BelongingAfter(MentionScan scan, int at, Sentence sentence)
    {
        for (var i = at; i < Math.Min(sentence.End, at + 3); i++)
        {
            if (knowledge.Names.Longest(scan.Words, i, sentence.End) is { } hit)
            {
                return (hit.Values[0].Kind == KnownKind.Organization ? i : -1, hit.Values[0].Country);
            }
        }

        return (-1, null);
    }

    /// <summary>The token of a phrase whose head lies outside it.</summary>
    private static int HeadOf(Tree tree, int first, int end)
    {
        for (var i = end - 1; i >= first; i--)
        {
            var head = tree.Tokens[i].Head;
            if ((head < first || head >= end) && tree.Tokens[i].UPos != UPos.PUNCT)
            {
                return i;
            }
        }

        return end - 1;
    }
}
