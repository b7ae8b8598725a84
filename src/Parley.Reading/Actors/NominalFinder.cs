using Parley.Language;
using Parley.Reading.Knowledge;
using Parley.Record;

namespace Parley.Reading.Actors;

/// <summary>Finds actors named by common nouns of the lexicons ("Ukrainian officials", "the president") and by pronouns.</summary>
internal sealed class NominalFinder(KnowledgeBase knowledge)
{
    private static readonly string[] Articles = ["the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our"];
    private static readonly string[] PersonalPronouns = ["he", "she", "it", "they", "him", "her", "them", "i", "we", "us", "me", "who", "its", "his", "their", "my", "our"];

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
            else if (token.UPos is UPos.NOUN or UPos.PROPN or UPos.ADJ && !scan.Taken[i] && Nominal(scan, i, sentence) is { } mention)
            {
                scan.Found.Add(mention);
            }
        }
    }

    private Mention? Nominal(MentionScan scan, int head, Sentence sentence)
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
    private static int WithBelonging(MentionScan scan, int head, Sentence sentence)
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
    private (EntityKind? Kind, bool IsRole, int Start) Lexical(MentionScan scan, int head, string lemma, Sentence sentence)
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

    private static int PhraseStart(MentionScan scan, int start, Sentence sentence)
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

    private string? CountryAround(MentionScan scan, int first, int head, Sentence sentence)
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
}
