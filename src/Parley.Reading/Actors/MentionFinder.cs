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
    private readonly TitleFinder _titles = new(knowledge);
    private readonly Belonging _belonging = new(knowledge);

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

        GiveBodies(state);
        new Appositions(knowledge).Link(state);
        Coordinations.Join(state);
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
        var form = scan.Tree.Document.Form(start);
        var capital = form.Length > 0 && (char.IsUpper(form[0]) || char.IsDigit(form[0]) || (form.StartsWith("al", StringComparison.Ordinal) && form.ContainsAnyInRange('A', 'Z'))
            || (form.SequenceEqual("al") && start + 1 < sentence.End));
        var core = names.TryGetValue(start, out var found) ? found : capital && !scan.Taken[start] ? cleaner.Again(start, sentence.End) : default;
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
            return Thing(scan, start, k.End, thing, sentence);
        }

        if (coreEnd <= start + 1 && capital && start > sentence.First && Half(scan, start) is { } half)
        {
            return Named(scan, start, start + 1, EntityKind.Government, half, half.Country);
        }

        if (coreEnd == start && cleaner.IsSpeakingAcronym(start))
        {
            return Organization(scan, start, start + 1, sentence);
        }

        return coreEnd == start ? (cleaner.IsKnownSurname(start) ? Person(scan, start, start + 1, sentence) : null)
            : core.Type == NameType.Person ? Person(scan, start, coreEnd, sentence)
            : core.Type == NameType.Organization ? Organization(scan, start, coreEnd, sentence)
            : null;
    }

    /// <summary>"The North" in a story that names North Korea: the country whose name begins with the word.</summary>
    private Known? Half(MentionScan scan, int token)
    {
        if (scan.Words[token] is not ("north" or "south") || !scan.Is(token - 1, "the"))
        {
            return null;
        }

        for (var i = 0; i + 1 < scan.Words.Length; i++)
        {
            if (scan.Words[i] == scan.Words[token] && i != token && knowledge.Names.Longest(scan.Words, i, i + 2) is { Values: [{ Kind: KnownKind.Country } country, ..] } hit && hit.End == i + 2)
            {
                return country;
            }
        }

        return null;
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

    private Mention? Thing(MentionScan scan, int start, int end, Known thing, Sentence sentence)
    {
        if (thing.Actor is not { } kind)
        {
            return null;
        }

        if (thing.Kind == KnownKind.Demonym && scan.Tree.Tokens[end - 1].XPos is "NNS" or "NNPS" && !(start > sentence.First && scan.Is(start - 1, "the")))
        {
            return Members(scan, start, end, thing, sentence);
        }

        if (thing.Domain == "party" && scan.Tree.Tokens[end - 1].XPos == "NNPS")
        {
            return Members(scan, start, end, thing, sentence);
        }

        var form = thing.Kind == KnownKind.Demonym ? MentionForm.Demonym : MentionForm.Named;
        var other = thing.Kind == KnownKind.Organization && kind == EntityKind.Organization && thing.Country is not null ? OtherCountry(scan, start, thing, sentence) : null;
        return other is not null ? Named(scan, start, end, kind, null, other)
            : Named(scan, start, end, kind, thing, thing.Country) with { Form = form };
    }

    /// <summary>"Two influential | Republicans", "Palestinians in Gaza".</summary>
    private static Mention Members(MentionScan scan, int start, int end, Known thing, Sentence sentence)
    {
        var named = Named(scan, start, end, EntityKind.Group, null, thing.Country);
        var first = NounPhrase.Start(scan, start, sentence);
        first = first < start && scan.Tree.Tokens[first].UPos == UPos.DET && !scan.Is(first, "all", "some", "many", "both") ? first + 1 : first;
        var whole = NounPhrase.Whole(scan, named.Head, end, sentence);
        return named with { Plural = true, Long = first < start || whole > end ? scan.Text(first, whole) : null };
    }

    /// <summary>The country that the words before a body of many countries' name give it: "Peru's | Congress".</summary>
    private string? OtherCountry(MentionScan scan, int start, Known thing, Sentence sentence)
    {
        var of = _belonging.Before(scan, NounPhrase.Start(scan, start, sentence), start);
        return of.Country is { } country && country != thing.Country ? country : null;
    }

    private Mention Organization(MentionScan scan, int start, int end, Sentence sentence)
    {
        var medium = knowledge.MediaWords.Contains(scan.Words[end - 1]);
        var inside = medium ? Belonging.Nothing with { International = true } : _belonging.Before(scan, start, end);
        var before = inside.Country is null && !inside.International ? _belonging.Before(scan, NounPhrase.Start(scan, start, sentence), start) : Belonging.Nothing;
        var kind = knowledge.Collectives.Exactly(scan.Words[end - 1]) is [{ Kind: EntityKind.ArmedGroup or EntityKind.Military } body, ..] ? body : null;
        return Named(scan, start, end, kind?.Kind ?? EntityKind.Organization, null, inside.Country ?? before.Country) with
        {
            International = inside.International || before.International,
            Domestic = kind?.Domestic ?? knowledge.Collectives.Exactly(scan.Words[end - 1]).Any(c => c.Domestic),
        };
    }

    private static Mention Named(MentionScan scan, int start, int end, EntityKind kind, Known? known, string? country)
    {
        var head = scan.HeadOf(start, end);
        return new Mention(start, end, head, MentionForm.Named, kind, scan.Text(start, end), known, country, null, -1) { PhraseEnd = end };
    }

    /// <summary>A person's name with the title before it or in apposition after it.</summary>
    private Mention Person(MentionScan scan, int start, int end, Sentence sentence)
    {
        var before = _titles.Before(scan, start, sentence);
        var title = before is null or { Word.IsRank: true } && _titles.After(scan, end, sentence) is { } after ? after with { Start = before?.Start ?? start } : before;
        var first = Math.Min(title?.Start ?? start, start);
        return new Mention(first, end, scan.HeadOf(first, end), MentionForm.Named, EntityKind.Person, scan.Text(start, end), null, title?.Of.Country, title?.Role, title?.Of.Body ?? -1)
        {
            TitleStart = Math.Min(before?.RoleStart ?? start, start),
            RoleClass = title?.Word.Class ?? "",
            Gender = before?.Word.Gender is { Length: > 0 } gender ? gender : title?.Word.Gender ?? "",
            International = title?.Of.International == true,
            PhraseEnd = end,
        };
    }

    /// <summary>Titles and descriptions that hold a body's name or noun belong to it: "Baltic Trade Forum | analyst Ann Doe", "a foreign ministry | spokesman".</summary>
    private static void GiveBodies(MentionScan scan)
    {
        for (var i = 0; i < scan.Found.Count; i++)
        {
            var person = scan.Found[i];
            if (person is not { Kind: EntityKind.Person, Body: < 0, Form: MentionForm.Named or MentionForm.Nominal, RoleClass: not ("" or "person") })
            {
                continue;
            }

            var end = person.Form == MentionForm.Named ? person.End : person.Head;
            var body = scan.Found.Find(m => m != person && m.First >= person.First && m.End <= end && m is { Form: MentionForm.Named or MentionForm.Nominal, Bare: false, Kind: EntityKind.Organization or EntityKind.ArmedGroup or EntityKind.Military }
                && person.Role?.Contains(scan.Text(m.End - 1, m.End), StringComparison.Ordinal) != true);
            if (body is not null)
            {
                // The body is to be known before the person, so the title begins with it.
                scan.Found[i] = person.Form == MentionForm.Named && body.End <= person.TitleStart ? person with { First = body.First, Body = body.Head } : person with { Body = body.Head };
            }
        }
    }
}
