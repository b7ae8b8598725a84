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
    private static readonly string[] Articles = ["the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our"];
    private static readonly string[] PersonalPronouns = ["he", "she", "it", "they", "him", "her", "them", "i", "we", "us", "me", "who", "its", "his", "their", "my", "our"];

    /// <summary>All mentions in text order, inner ones before those around them; none overlaps another but a nationality word may stand inside a larger phrase.</summary>
    public List<Mention> Find(Tree tree, DateOnly? published)
    {
        var words = new string[tree.Tokens.Length];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = Folding.Word(tree.Document.Form(i));
        }

        var state = new Scan(tree, words, new bool[words.Length], []);
        var cleaner = new NameCleaner(knowledge, tree, words, published ?? Cast.UndatedDay);
        var names = cleaner.Clean();
        foreach (var sentence in tree.Document.Sentences)
        {
            FindNames(state, sentence, names, cleaner);
            FindNominals(state, sentence);
        }

        state.Found.Sort((a, b) => a.First != b.First ? a.First.CompareTo(b.First) : a.End.CompareTo(b.End));
        return state.Found;
    }

    private void FindNames(Scan scan, Sentence sentence, Dictionary<int, Name> names, NameCleaner cleaner)
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
    private Mention? Claim(Scan scan, int start, Sentence sentence, Dictionary<int, Name> names, NameCleaner cleaner)
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

    private static Known? Usable(Scan scan, int start, int end, List<Known> values)
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

    private static Mention? Thing(Scan scan, int start, int end, Known thing)
    {
        if (thing.Actor is not { } kind)
        {
            return null;
        }

        var form = thing.Kind == KnownKind.Demonym ? MentionForm.Demonym : MentionForm.Named;
        return Named(scan, start, end, kind, thing, thing.Country) with { Form = form };
    }

    private static Mention Named(Scan scan, int start, int end, EntityKind kind, Known? known, string? country)
    {
        var head = HeadOf(scan.Tree, start, end);
        return new Mention(start, end, head, MentionForm.Named, kind, scan.Text(start, end), known, country, null, -1);
    }

    /// <summary>A person's name with the title before it or in apposition after it.</summary>
    private Mention Person(Scan scan, int start, int end, Sentence sentence)
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

    private (int Start, int RoleStart, string? Role, int Body, string? Country) TitleBefore(Scan scan, int start, Sentence sentence)
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

    private (string? Role, int Body, string? Country) TitleAfter(Scan scan, int end, Sentence sentence)
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

    private static bool Continues(Scan scan, int at, Sentence sentence) =>
        at < sentence.End && scan.Tree.Tokens[at].UPos is UPos.NOUN or UPos.PROPN;

    /// <summary>The body or country that the words before a title name: "State Department | spokeswoman", "French | President".</summary>
    private (int Body, string? Country, int Begin) Belonging(Scan scan, int before, int from)
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

    private (int Body, string? Country) BelongingAfter(Scan scan, int at, Sentence sentence)
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

    private void FindNominals(Scan scan, Sentence sentence)
    {
        for (var i = sentence.First; i < sentence.End; i++)
        {
            var token = scan.Tree.Tokens[i];
            if (token.UPos == UPos.PRON && PersonalPronouns.Contains(scan.Tree.Lower(i), StringComparer.Ordinal))
            {
                scan.Found.Add(new Mention(i, i + 1, i, MentionForm.Pronoun, EntityKind.Person, scan.Text(i, i + 1), null, null, null, -1));
            }
            else if (token.UPos is UPos.NOUN or UPos.PROPN or UPos.ADJ && !scan.Taken[i] && Nominal(scan, i, sentence) is { } mention)
            {
                scan.Found.Add(mention);
            }
        }
    }

    private Mention? Nominal(Scan scan, int head, Sentence sentence)
    {
        if (head + 1 < sentence.End && scan.Tree.Tokens[head + 1].UPos is UPos.NOUN or UPos.PROPN && !scan.Taken[head + 1]
            && scan.Tree.Tokens[head].Relation is Relation.Compound or Relation.Amod or Relation.Flat)
        {
            return null;
        }

        var lemma = Folding.Word(scan.Tree.Tokens[head].Lemma);
        var (kind, isRole, phraseStart) = Lexical(scan, head, lemma, sentence);
        if (kind is not { } actorKind)
        {
            return null;
        }

        var first = PhraseStart(scan, phraseStart, sentence);
        var country = CountryAround(scan, first, head, sentence);
        var plural = scan.Tree.Tokens[head].XPos is "NNS" or "NNPS";
        var article = scan.Tree.Lower(first);
        if (isRole && plural)
        {
            actorKind = EntityKind.Group;
        }

        var indefinite = actorKind == EntityKind.Person && article is "a" or "an";
        var named = Articles.Contains(article, StringComparer.Ordinal) && first < head && !indefinite ? first + 1 : first;
        var end = actorKind == EntityKind.Person ? WithBelonging(scan, head, sentence) : head + 1;

        return new Mention(first, head + 1, head, MentionForm.Nominal, actorKind, scan.Text(named, end), null, country,
            actorKind == EntityKind.Person ? scan.Text(phraseStart, head + 1) : null, -1)
        {
            Plural = plural,
            Definite = article == "the",
        };
    }

    /// <summary>The end of an unnamed person's phrase with the body that he or she belongs to: "a spokesman | for the rebels".</summary>
    private static int WithBelonging(Scan scan, int head, Sentence sentence)
    {
        var child = scan.Tree.Children(head).Where(c => c > head && scan.Tree.Tokens[c].Relation == Relation.Nmod && scan.Tree.Case(c) is "of" or "for" or "from")
            .DefaultIfEmpty(-1).First();
        if (child < 0)
        {
            return head + 1;
        }

        var (_, end) = scan.Tree.Extent(child, c => scan.Tree.Tokens[c].Relation is Relation.AclRelcl or Relation.Punct or Relation.Appos or Relation.Acl || c > head + 8);
        return Math.Min(end, sentence.End);
    }

    /// <summary>The longest lexicon phrase that ends at a noun, its last word taken as lemma.</summary>
    private (EntityKind? Kind, bool IsRole, int Start) Lexical(Scan scan, int head, string lemma, Sentence sentence)
    {
        var kept = scan.Words[head];
        for (var from = Math.Max(sentence.First, head - 3); from <= head; from++)
        {
            foreach (var last in (string[])[kept, lemma])
            {
                scan.Words[head] = last;
                var collective = knowledge.Collectives.Longest(scan.Words, from, head + 1);
                var role = knowledge.Roles.Longest(scan.Words, from, head + 1);
                scan.Words[head] = kept;
                if (role is { } r && r.End == head + 1 && r.Values[0] != "honorific" && (collective is null || collective.Value.End != head + 1))
                {
                    return (EntityKind.Person, true, from);
                }

                var one = role is { } single && single.End == head + 1 && single.Values[0] != "honorific" && scan.Tree.Tokens[head].XPos is "NN" or "NNP";
                if (one && collective is { } group && group.Values[0] == EntityKind.Group)
                {
                    return (EntityKind.Person, true, from);
                }

                if (collective is { } c && c.End == head + 1)
                {
                    return (c.Values[0], false, from);
                }
            }
        }

        return (null, false, head);
    }

    private static int PhraseStart(Scan scan, int start, Sentence sentence)
    {
        while (start > sentence.First && (scan.Tree.Tokens[start - 1].UPos is UPos.ADJ or UPos.NUM or UPos.DET or UPos.PROPN
            || scan.Tree.Tokens[start - 1] is { UPos: UPos.NOUN, Relation: Relation.Compound }
            || scan.Tree.Tokens[start - 1].XPos is "POS" or "HYPH"
            || (scan.Tree.Tokens[start - 1].UPos == UPos.ADV && scan.Tree.Tokens[start].UPos == UPos.NUM)))
        {
            start--;
        }

        var bounded = start > sentence.First && scan.Words[start] is "least" or "most" or "to" && scan.Words[start - 1] is "at" or "up";
        return bounded ? start - 1 : start;
    }

    private string? CountryAround(Scan scan, int first, int head, Sentence sentence)
    {
        for (var i = first; i < head; i++)
        {
            if (knowledge.Names.Longest(scan.Words, i, head) is { } hit && hit.Values[0].Country is { } country)
            {
                return country;
            }
        }

        var after = head + 1;
        if (after + 1 < sentence.End && scan.Words[after] is "of" or "in" or "from")
        {
            var at = scan.Words[after + 1] == "the" ? after + 2 : after + 1;
            return at < sentence.End && knowledge.Names.Longest(scan.Words, at, sentence.End) is { } hit ? hit.Values[0].Country : null;
        }

        return null;
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

    private sealed record Scan(Tree Tree, string[] Words, bool[] Taken, List<Mention> Found)
    {
        public string Text(int first, int end) => Tree.Document.Text[Tree.Tokens[first].Span.Start..Tree.Tokens[end - 1].Span.End];
    }
}
