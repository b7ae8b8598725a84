using Parley.Language;
using Parley.Reading.Knowledge;
using Parley.Record;

namespace Parley.Reading.Actors;

/// <summary>
/// Joins descriptions to the names beside them: "the commander, Gen. Jan Novak,", "Jan Novak, head of the party,", "news agency Tass",
/// "the Baltic Trade Forum (BTF)", and predicates: "Novak is the leader of …".
/// </summary>
internal sealed class Appositions(KnowledgeBase knowledge)
{
    /// <summary>Links what belongs together.</summary>
    public void Link(MentionScan scan)
    {
        var starts = new Dictionary<int, Mention>();
        var ends = new Dictionary<int, Mention>();
        foreach (var mention in scan.Found.Where(m => m.Form == MentionForm.Named))
        {
            starts[mention.First] = mention;
            ends[mention.End] = mention;
        }

        foreach (var mention in scan.Found.Where(m => m.Form is MentionForm.Nominal or MentionForm.Named))
        {
            mention.Same = mention.Form == MentionForm.Nominal
                ? Beside(scan, mention, starts) ?? Before(scan, mention, ends) ?? Subject(scan, mention) ?? Inside(scan, mention)
                : Bracketed(scan, mention);
            if (mention.Same is { Kind: EntityKind.Person } person && mention.Kind != EntityKind.Person)
            {
                Correct(scan, person.Name, mention.Kind);
            }
            else if (mention is { Form: MentionForm.Named, Kind: EntityKind.Person, Same: { Kind: not EntityKind.Person } body })
            {
                Correct(scan, mention.Name, body.Kind);
            }
        }
    }

    /// <summary>What is called a news agency or militia is no person, wherever it is named.</summary>
    private static void Correct(MentionScan scan, string name, EntityKind kind)
    {
        foreach (var mention in scan.Found.Where(m => m is { Form: MentionForm.Named, Kind: EntityKind.Person } && m.Name == name))
        {
            mention.Kind = kind;
        }
    }

    /// <summary>The name that follows: right after a body's noun, or after a comma and before the next one.</summary>
    private static Mention? Beside(MentionScan scan, Mention noun, Dictionary<int, Mention> starts)
    {
        if (noun.Plural)
        {
            return null;
        }

        if (noun.Kind is EntityKind.Organization or EntityKind.ArmedGroup or EntityKind.Coalition && starts.GetValueOrDefault(noun.End) is { } named
            && (IsBody(named) || named is { Kind: EntityKind.Person, Role: null }) && !named.International)
        {
            return named;
        }

        foreach (var end in (int[])[noun.End, noun.PhraseEnd])
        {
            var at = end < scan.Words.Length && scan.Is(end, ",") ? end + 1 : end == noun.PhraseEnd ? AfterNextComma(scan, noun) : -1;
            if (at > 0 && starts.GetValueOrDefault(at) is { } name && Fits(noun, name) && (noun.Definite || noun.Owner >= 0 || IsApposed(scan, noun, name))
                && (IsApposed(scan, noun, name) || Closes(scan, name.End)))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>After the comma that ends a longer phrase with no verb in it: "the chief of the mission at the time, | Jan Novak,"; −1 where there is none.</summary>
    private static int AfterNextComma(MentionScan scan, Mention noun)
    {
        for (var i = noun.End; i < Math.Min(noun.End + 10, scan.Words.Length - 1); i++)
        {
            if (scan.Is(i, ","))
            {
                return i + 1;
            }

            if (scan.Tree.Tokens[i].UPos is UPos.VERB or UPos.AUX or UPos.PUNCT or UPos.SCONJ or UPos.CCONJ)
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>The name before a comma: "Jan Novak, a doctor", "Jan Novak, 41, a doctor".</summary>
    private static Mention? Before(MentionScan scan, Mention noun, Dictionary<int, Mention> ends)
    {
        var at = noun.First - 1;
        if (noun.Plural || at < 2 || !scan.Is(at, ","))
        {
            return null;
        }

        var name = ends.GetValueOrDefault(at) ?? (scan.Tree.Tokens[at - 1].UPos == UPos.NUM && scan.Is(at - 2, ",") ? ends.GetValueOrDefault(at - 2) : null);
        return name is not null && Fits(noun, name) && (IsApposed(scan, name, noun) || Closes(scan, noun.PhraseEnd) || Closes(scan, noun.End)) ? name : null;
    }

    /// <summary>"X is the leader of …": the subject.</summary>
    private static Mention? Subject(MentionScan scan, Mention noun)
    {
        if (noun.Kind != EntityKind.Person || noun.Plural || scan.Tree.Child(noun.Head, Relation.Cop) < 0 || scan.Tree.Children(noun.Head).Any(c => scan.Is(c, "not", "n't", "never")))
        {
            return null;
        }

        var subject = scan.Tree.Child(noun.Head, Relation.Nsubj);
        return subject < 0 ? null : scan.Found.Find(m => m.Form == MentionForm.Named && m.Kind == EntityKind.Person && m.First <= subject && subject < m.End);
    }

    /// <summary>The body's own name inside its phrase: "the official | Tass | news agency".</summary>
    private static Mention? Inside(MentionScan scan, Mention noun)
    {
        if ((noun.Plural && noun.Kind != EntityKind.ArmedGroup && !scan.Is(noun.Head, "gunmen", "members", "forces", "troops")) || noun.Kind is EntityKind.Person or EntityKind.Government or EntityKind.Coalition)
        {
            return null;
        }

        var at = noun.Head - 1;
        while (at > noun.First && scan.Tree.Tokens[at] is { UPos: UPos.NOUN, Relation: Relation.Compound })
        {
            at--;
        }

        return scan.Found.Find(m => m.Form == MentionForm.Named && m.End == at + 1 && m.First >= noun.First
            && (m.Kind == EntityKind.ArmedGroup || (!noun.Plural && noun.Kind is EntityKind.Organization or EntityKind.ArmedGroup && m.Country is null && !m.International
                && (m.Known is null ? m.Kind is EntityKind.Organization or EntityKind.Person : m.Kind == noun.Kind))));
    }

    /// <summary>The name that an acronym in brackets stands for.</summary>
    private Mention? Bracketed(MentionScan scan, Mention acronym)
    {
        var (first, end) = (acronym.First, acronym.End);
        if (first < 2 || end >= scan.Words.Length || !scan.Is(first - 1, "(") || !scan.Is(end, ")") || (acronym.Kind == EntityKind.Person && acronym.Name.ContainsAnyInRange('a', 'z')) || end - first > 2)
        {
            return null;
        }

        var before = scan.Found.Find(m => m != acronym && (m.End == first - 1 || m.PhraseEnd == first - 1) && m.Form is MentionForm.Named or MentionForm.Nominal && IsBody(m));
        return before is not null && (acronym.Known is null || before.Known is null || before.Known.Canonical == acronym.Known.Canonical) && knowledge.Roles.Exactly(acronym.Name).Count == 0 ? before : null;
    }

    private static bool IsBody(Mention mention) => mention.Kind is EntityKind.Organization or EntityKind.ArmedGroup or EntityKind.Coalition or EntityKind.Military;

    private static bool Fits(Mention noun, Mention name) =>
        noun.Kind == EntityKind.Person ? name.Kind == EntityKind.Person : IsBody(noun) && IsBody(name);

    private static bool IsApposed(MentionScan scan, Mention to, Mention apposed)
    {
        var token = scan.Tree.Tokens[apposed.Head];
        return token.Relation == Relation.Appos && token.Head >= to.First && token.Head < Math.Max(to.End, to.PhraseEnd);
    }

    private static bool Closes(MentionScan scan, int end) =>
        end >= scan.Words.Length || scan.Is(end, ",", ".", ";", ")", "—", "--", "who", "”");
}
