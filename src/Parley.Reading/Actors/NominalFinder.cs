using Parley.Language;
using Parley.Reading.Knowledge;
using Parley.Record;

namespace Parley.Reading.Actors;

/// <summary>Finds actors named by common nouns of the lexicons ("Ukrainian officials", "the president"), by counts of them and by pronouns.</summary>
internal sealed class NominalFinder(KnowledgeBase knowledge)
{
    private static readonly string[] Articles = ["the", "a", "an", "this", "that", "these", "those"];
    private static readonly string[] Possessives = ["its", "their", "his", "her", "our", "my", "your"];
    private static readonly string[] PersonalPronouns = ["he", "she", "it", "they", "him", "her", "them", "i", "we", "us", "me", "who", "its", "his", "their", "my", "our"];
    private static readonly string[] Counters = ["dozens", "scores", "hundreds", "thousands", "tens", "millions", "number", "one", "some", "many", "most", "several", "all", "both", "two", "three", "four", "five", "majority", "group", "handful"];
    private readonly Belonging _belonging = new(knowledge);
    private readonly TitleFinder _titles = new(knowledge);

    /// <summary>Adds the common nouns and pronouns of a sentence that name actors.</summary>
    public void FindIn(MentionScan scan, Sentence sentence)
    {
        for (var i = sentence.First; i < sentence.End; i++)
        {
            var token = scan.Tree.Tokens[i];
            if (token.UPos == UPos.PRON && PersonalPronouns.Contains(scan.Tree.Lower(i), StringComparer.Ordinal))
            {
                scan.Found.Add(new Mention(i, i + 1, i, MentionForm.Pronoun, EntityKind.Person, scan.Text(i, i + 1), null, null, null, -1));
            }
            else if ((token.UPos is UPos.NOUN or UPos.PROPN || (token.UPos == UPos.ADJ && scan.Tree.IsNominal(i))) && !scan.Taken[i] && Nominal(scan, i, sentence) is { } mention)
            {
                scan.Found.Add(Counted(scan, mention, sentence) ?? mention);
            }
        }
    }

    private Mention? Nominal(MentionScan scan, int head, Sentence sentence)
    {
        var token = scan.Tree.Tokens[head];
        var modifies = token.Relation is Relation.Compound or Relation.Amod or Relation.Flat;
        if (head + 1 < sentence.End && modifies && !IsBodyOfTitle(scan, head, sentence) && (scan.Tree.Tokens[head + 1].UPos is UPos.NOUN or UPos.PROPN && !scan.Taken[head + 1] || token.Head > head && token.UPos != UPos.PROPN))
        {
            return null;
        }

        if (head + 1 < sentence.End && scan.Tree.Tokens[head + 1].XPos == "HYPH")
        {
            return null;
        }

        var (collective, role, phraseStart) = Lexical(scan, head, Folding.Word(token.Lemma), sentence);
        var plural = token.XPos is "NNS" or "NNPS";
        if (collective is null && role is null)
        {
            return null;
        }

        var first = NounPhrase.Start(scan, phraseStart, sentence);
        var kind = role is null ? collective!.Kind : plural ? EntityKind.Group : EntityKind.Person;
        if (kind == EntityKind.Government && plural && !scan.Is(head, "authorities"))
        {
            kind = EntityKind.Group;
        }

        return (!plural && first == head && IsNoActor(scan, head, kind)) || scan.Is(first, "no", "neither", "any", "which", "what") ? null : Shape(scan, (first, phraseStart, head), kind, (collective, role), sentence);
    }

    /// <summary>"The foreign | ministry | spokesman": the noun of a body, with a word of its own before it, right before a calling.</summary>
    private bool IsBodyOfTitle(MentionScan scan, int head, Sentence sentence) =>
        head > sentence.First && knowledge.Collectives.Exactly(scan.Words[head]) is [{ Kind: EntityKind.Organization }, ..] && scan.Words[head] is not ("police" or "party" or "company")
        && scan.Tree.Tokens[head - 1].UPos is UPos.ADJ or UPos.NOUN or UPos.PROPN && knowledge.Roles.Longest(scan.Words, head + 1, sentence.End) is { Values: [{ Class: not "person" }, ..] };

    /// <summary>A lower-case noun alone is no actor but a function or mass: "took office", "as president", "in power".</summary>
    private bool IsNoActor(MentionScan scan, int head, EntityKind kind) =>
        scan.IsLower(head) && kind is EntityKind.Organization or EntityKind.Person or EntityKind.Coalition && !knowledge.BareActors.Contains(scan.Words[head]);

    /// <summary>The noun that heads a lexicon phrase: "| professor | of political science".</summary>
    private static int HeadOf(MentionScan scan, int phrase, int last)
    {
        for (var i = phrase + 1; i < last; i++)
        {
            if (scan.Is(i, "of", "for", "in", "to"))
            {
                return i - 1;
            }
        }

        return last;
    }

    private Mention Shape(MentionScan scan, (int First, int Phrase, int Head) at, EntityKind kind, (Collective? Collective, RoleWord? Role) words, Sentence sentence)
    {
        var article = scan.Tree.Lower(at.First);
        var of = _belonging.Before(scan, at.First, at.Head);
        var person = kind == EntityKind.Person;
        var domestic = words.Collective?.Domestic == true || (person && IsDomestic(words.Role!));
        if (of is { Country: null, Body: < 0, International: false } && (domestic || at.Head + 1 >= sentence.End || !scan.Is(at.Head + 1, "in", "at", "with")))
        {
            of = _belonging.After(scan, at.Head + 1, sentence.End);
        }

        var determined = Articles.Contains(article, StringComparer.Ordinal) && at.First < at.Head;
        var owner = OwnerOf(scan, at.First, at.Head);
        var named = kind is EntityKind.Organization or EntityKind.ArmedGroup ? FirstOfName(scan, at.First, at.Head, determined) : determined && !(person && article is "a" or "an") ? at.First + 1 : at.First;
        var end = kind is EntityKind.Person or EntityKind.Group ? NounPhrase.End(scan, at.Head, sentence) : at.Head + 1;
        var role = person && words.Role!.Class != "person" ? _titles.Described(scan, at.First, at.Phrase, at.Head + 1, words.Role, sentence).Role : null;
        return new Mention(at.First, at.Head + 1, HeadOf(scan, at.Phrase, at.Head), MentionForm.Nominal, kind, scan.Text(named, end), null, kind == EntityKind.Coalition ? null : of.Country, role, of.Body)
        {
            Plural = scan.Tree.Tokens[at.Head].XPos is "NNS" or "NNPS",
            Definite = article is "the" or "this" or "that" or "these" or "those",
            Bare = end == at.Head + 1 && (at.First == at.Head || (determined && (at.First + 1 == at.Head || (at.First + 1 == at.Phrase && kind is EntityKind.ArmedGroup or EntityKind.Organization)))),
            Owner = owner,
            Domestic = domestic,
            Long = NounPhrase.Whole(scan, at.Head, end, sentence) is var whole && whole > end ? scan.Text(named, whole) : null,
            Short = end > at.Head + 1 ? scan.Text(named, at.Head + 1) : null,
            International = of.International,
            RoleClass = person ? words.Role!.Class : "",
            Gender = person ? words.Role!.Gender : "",
            PhraseEnd = end,
        };
    }

    /// <summary>Where a body's own name begins: "the official | Tass news agency"; articles and small adjectives before capitals are left out.</summary>
    private static int FirstOfName(MentionScan scan, int first, int head, bool determined)
    {
        var capital = determined ? first + 1 : first;
        while (capital < head && scan.IsLower(capital) && scan.Tree.Tokens[capital].UPos is UPos.DET or UPos.ADJ)
        {
            capital++;
        }

        return capital < head && scan.IsCapital(capital) ? capital : determined ? first + 1 : first;
    }

    private static bool IsDomestic(RoleWord role) =>
        role.Class is "head_of_state" or "head_of_government" or "minister" or "official" or "legislator" or "police" or "judicial" or "military_rank" or "military_post" or "spokesperson";

    private static int OwnerOf(MentionScan scan, int first, int head)
    {
        for (var i = first; i < head; i++)
        {
            if (scan.Tree.Tokens[i].Relation == Relation.NmodPoss || (i == first && Possessives.Contains(scan.Tree.Lower(i), StringComparer.Ordinal)))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>"Dozens of militants", "one of the hostages": the count heads the phrase.</summary>
    private static Mention? Counted(MentionScan scan, Mention of, Sentence sentence)
    {
        var head = scan.Tree.Tokens[of.Head].Head;
        if (!of.Plural || head < sentence.First || head >= of.First || !Counters.Contains(scan.Tree.Lower(head), StringComparer.Ordinal) || scan.Taken[head]
            || scan.Tree.Tokens[of.Head].Relation != Relation.Nmod || scan.Tree.Case(of.Head) != "of")
        {
            return null;
        }

        var first = NounPhrase.Start(scan, head, sentence);
        var one = scan.Is(head, "one");
        return of with
        {
            First = first,
            Head = head,
            Kind = one && of.Kind == EntityKind.Group ? EntityKind.Person : of.Kind,
            Name = scan.Text(first, of.PhraseEnd > of.End ? of.PhraseEnd : of.End),
            Plural = !one,
            Definite = false,
            Bare = false,
        };
    }

    /// <summary>The longest lexicon phrase that ends at a noun, its last word taken as lemma: a role, where it names one person or is the longer phrase.</summary>
    private (Collective? Collective, RoleWord? Role, int Start) Lexical(MentionScan scan, int head, string lemma, Sentence sentence)
    {
        var kept = scan.Words[head];
        var singular = scan.Tree.Tokens[head].XPos is "NN" or "NNP";
        for (var from = Math.Max(sentence.First, head - 3); from <= head; from++)
        {
            foreach (var last in (string[])[kept, lemma])
            {
                scan.Words[head] = last;
                var collective = Ending(knowledge.Collectives.Longest(scan.Words, from, head + 1), head);
                var role = Ending(knowledge.Roles.Longest(scan.Words, from, head + 1), head);
                scan.Words[head] = kept;
                role = role is null && singular && collective is { Kind: EntityKind.Group } && knowledge.Roles.Exactly(last) is [var calling, ..] ? calling : role;
                if (role is { IsHonorific: false } && (collective is null || (singular && collective.Kind == EntityKind.Group)))
                {
                    return (null, role, from);
                }

                if (collective is not null)
                {
                    return (collective, null, from);
                }
            }
        }

        return (null, null, head);
    }

    private static T? Ending<T>((int End, List<T> Values)? hit, int head)
        where T : class => hit is { } found && found.End == head + 1 ? found.Values[0] : null;
}
