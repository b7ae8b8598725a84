using Parley.Language;
using Parley.Reading.Knowledge;
using Parley.Record;

namespace Parley.Reading.Clauses;

/// <summary>Reads how sure the story is of an event: from negation, modals, tense and the words that govern it ("plans to", "refused to").</summary>
public sealed class StatusReader(Tree tree, IReadOnlyDictionary<string, Status> modality, Arguments arguments)
{
    private const int Climb = 4;
    private static readonly string[] Will = ["will", "'ll", "’ll", "shall", "wo", "would"];
    private static readonly string[] May = ["may", "might", "could", "can", "should", "must", "ca"];
    private static readonly string[] Conditions = ["if", "unless", "whether"];

    /// <summary>Whether a trigger is negated where it stands ("did not accept", "no talks").</summary>
    public bool Negated(int trigger)
    {
        var carrier = arguments.Carrier(trigger);
        return tree.Denied(trigger) || (carrier >= 0 && tree.Denied(carrier));
    }

    /// <summary>The status of the event a trigger names.</summary>
    public Status Of(int trigger)
    {
        var seen = new HashSet<Status>();
        Look(trigger, seen);
        var at = trigger;
        for (var step = 0; step < Climb && tree.Tokens[at].Head >= 0; step++)
        {
            var head = tree.Tokens[at].Head;
            if (!Governs(at, head, step))
            {
                break;
            }

            if (Effect(head) is { } effect)
            {
                seen.Add(effect);
            }

            if (tree.Tokens[at].Relation == Relation.Xcomp && tree.Tokens[head].Lemma is "be" or "have")
            {
                seen.Add(Status.Planned);
            }

            Look(head, seen);
            at = head;
        }

        return seen.Contains(Status.Not) ? Status.Not
            : seen.Contains(Status.Possible) ? Status.Possible
            : seen.Contains(Status.Planned) ? Status.Planned
            : seen.Contains(Status.Ongoing) ? Status.Ongoing
            : Status.Happened;
    }

    private bool Governs(int token, int head, int step) => tree.Tokens[token].Relation switch
    {
        Relation.Xcomp => true,
        Relation.Acl => tree.Tokens[token].XPos == "VB" || tree.Child(token, Relation.Mark) >= 0,
        Relation.Conj => tree.IsVerb(token) && tree.Tokens[token].XPos is "VB" or "VBG" && tree.Tokens[token].XPos == tree.Tokens[head].XPos
            && tree.Child(token, Relation.Nsubj, Relation.Aux, Relation.Mark) < 0,
        Relation.Ccomp => modality.TryGetValue(tree.Tokens[head].Lemma.ToLowerInvariant(), out var effect) && !(effect == Status.Planned && IsPast(token)),
        Relation.Obj or Relation.NsubjPass or Relation.Nsubj or Relation.Nmod => step == 0 && !tree.IsVerb(token),
        Relation.Obl => step == 0 && modality.ContainsKey(tree.Tokens[head].Lemma.ToLowerInvariant()),
        Relation.Advcl => tree.Child(token, Relation.Mark) is var mark and >= 0 && tree.Lower(mark) == "to"
            && modality.ContainsKey(tree.Tokens[head].Lemma.ToLowerInvariant()),
        _ => false,
    };

    /// <summary>What a word does to what it governs, with its particle where that matters: "call for" seeks, "call off" cancels.</summary>
    private Status? Effect(int token)
    {
        var lemma = tree.Tokens[token].Lemma.ToLowerInvariant();
        var particle = tree.Child(token, Relation.CompoundPrt);
        return particle >= 0 && modality.TryGetValue($"{lemma} {tree.Lower(particle)}", out var phrasal) ? phrasal
            : modality.TryGetValue(lemma, out var effect) ? effect : null;
    }

    /// <summary>Whether a clause tells what is over: "announced that it had struck", "announced it struck".</summary>
    private bool IsPast(int verb) => tree.Tokens[verb].XPos == "VBD"
        || tree.Children(verb).Any(c => tree.Tokens[c].Relation is Relation.Aux or Relation.AuxPass && tree.Lower(c) is "had" or "has" or "have" or "was" or "were" or "did");

    private void Look(int token, HashSet<Status> seen)
    {
        if (tree.Tokens[token].Lemma == "way" && tree.Case(token) == "under")
        {
            seen.Add(Status.Ongoing);
        }

        if (tree.Denied(token))
        {
            seen.Add(Status.Not);
        }

        foreach (var child in tree.Children(token))
        {
            var (lower, relation) = (tree.Lower(child), tree.Tokens[child].Relation);
            if (relation == Relation.Aux && Will.Contains(lower, StringComparer.Ordinal))
            {
                seen.Add(Status.Planned);
            }
            else if (relation == Relation.Aux && May.Contains(lower, StringComparer.Ordinal))
            {
                seen.Add(Status.Possible);
            }
            else if (relation == Relation.Aux && tree.Tokens[token].XPos == "VBG" && lower is "is" or "are" or "am" or "'s" or "’s" or "'re" or "’re" or "been")
            {
                seen.Add(Status.Ongoing);
            }
            else if (relation == Relation.Mark && Conditions.Contains(lower, StringComparer.Ordinal))
            {
                seen.Add(Status.Possible);
            }
            else if (relation == Relation.Mark && ((lower == "to" && (tree.Tokens[token].Relation is Relation.Advcl or Relation.Acl || tree.Child(token, Relation.Cop) >= 0)) || lower == "due"))
            {
                seen.Add(Status.Planned);
            }
            else if (relation == Relation.Det && lower == "any")
            {
                seen.Add(Status.Possible);
            }
            else if (relation == Relation.Amod && modality.TryGetValue(lower, out var effect))
            {
                seen.Add(effect);
            }
        }
    }

    /// <summary>Loads the words that set the status of what they govern.</summary>
    public static Dictionary<string, Status> LoadModality(string path)
    {
        var words = new Dictionary<string, Status>(StringComparer.Ordinal);
        foreach (var row in DataTable.Read(path))
        {
            if (row.Cells.Length > 1 && Terms.TryRead<Status>(row.Cells[1].Trim(), out var status) && status != Status.Happened)
            {
                words.TryAdd(row.Cells[0].Trim(), status);
            }
        }

        return words;
    }
}
