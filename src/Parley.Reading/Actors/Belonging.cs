using Parley.Language;
using Parley.Reading.Knowledge;
using Parley.Record;

namespace Parley.Reading.Actors;

/// <summary>Reads from the words around a noun which country or body it belongs to: "Ukrainian officials", "the army of Chad", "U.N. envoy".</summary>
internal sealed class Belonging(KnowledgeBase knowledge)
{
    /// <summary>What the words say.</summary>
    /// <param name="Country">ISO code; null where they name none, or two.</param>
    /// <param name="Body">Token of the organization they name; −1 where none.</param>
    /// <param name="International">Whether they name a body of no one state, or a country only as leader or backer.</param>
    public readonly record struct Found(string? Country, int Body, bool International);

    /// <summary>Nothing said.</summary>
    public static Found Nothing { get; } = new(null, -1, false);

    /// <summary>What the modifiers from <paramref name="first"/> up to a noun say.</summary>
    public Found Before(MentionScan scan, int first, int noun)
    {
        var found = Nothing;
        var several = false;
        for (var i = first; i < noun;)
        {
            if (At(scan, i, noun) is not { } hit || (hit.Known.Kind is KnownKind.City or KnownKind.Region && IsOfPerson(scan, i)))
            {
                i++;
                continue;
            }

            if (LeadsOrBacks(scan, hit.End))
            {
                found = found with { International = true };
            }
            else
            {
                several |= (found.Country is not null && hit.Known.Country is not null && found.Country != hit.Known.Country) || IsOneOfTwo(scan, first, i, hit.End, noun);
                found = new Found(hit.Known.Country ?? found.Country, hit.Known.Kind == KnownKind.Organization ? i : found.Body, found.International || hit.Known.International);
            }

            i = hit.End;
        }

        return found with { Country = several ? null : found.Country, International = several || (found.International && found.Country is null) };
    }

    /// <summary>"U.S. | and | European officials": whether "and" joins a country with another word in capitals before the noun.</summary>
    private static bool IsOneOfTwo(MentionScan scan, int first, int at, int end, int noun) =>
        (end + 1 < noun && scan.Is(end, "and", "or") && scan.IsCapital(end + 1)) || (at - 2 >= first && scan.Is(at - 1, "and", "or") && scan.IsCapital(at - 2));

    /// <summary>Whether a word is of somebody's name, however many towns bear it: "President Lincoln's envoy".</summary>
    private static bool IsOfPerson(MentionScan scan, int token) =>
        scan.Taken[token] && scan.Found.Exists(m => m is { Form: MentionForm.Named, Kind: EntityKind.Person } && m.First <= token && token < m.End);

    /// <summary>What a phrase with of, in, from, for or at after a noun says.</summary>
    public Found After(MentionScan scan, int after, int limit)
    {
        if (after + 1 >= limit || !scan.Is(after, "of", "in", "from", "for", "at", "with"))
        {
            return Nothing;
        }

        for (var i = after + 1; i < Math.Min(limit, after + 6); i++)
        {
            if (scan.Tree.Tokens[i].UPos is UPos.VERB or UPos.PUNCT or UPos.PRON && scan.Words[i].Length > 0)
            {
                break;
            }

            if (At(scan, i, limit) is { } hit && !LeadsOrBacks(scan, hit.End))
            {
                if (hit.Known.Country is { } country && Another(scan, hit.End, limit) is { } other && other != country)
                {
                    return Nothing with { International = true };
                }

                return new Found(hit.Known.Country, hit.Known.Kind == KnownKind.Organization ? i : -1, hit.Known.International);
            }
        }

        return Nothing;
    }

    /// <summary>The country that "and" or a comma joins to one before it: "leaders of France | and Germany"; null where there is none.</summary>
    private string? Another(MentionScan scan, int end, int limit)
    {
        var at = end < limit && scan.Is(end, "and", "or", ",") ? scan.Is(end, ",") && end + 1 < limit && scan.Is(end + 1, "and", "or") ? end + 2 : end + 1 : limit;
        at += at < limit && scan.Is(at, "the") ? 1 : 0;
        return at < limit && At(scan, at, limit) is { Known.Kind: KnownKind.Country or KnownKind.Capital } next && (!scan.Is(end, ",") || next.End >= limit || scan.Is(next.End, ",", "and", "or")) ? next.Known.Country : null;
    }

    /// <summary>Whether what ends here only leads or backs: "U.S. | -led", "Moscow | -backed".</summary>
    private bool LeadsOrBacks(MentionScan scan, int end) =>
        end + 1 < scan.Words.Length && scan.Words[end].Length == 0 && knowledge.BackingWords.Contains(scan.Words[end + 1]);

    /// <summary>The known name that begins at a token and tells of belonging; null where there is none.</summary>
    public (int End, Known Known)? At(MentionScan scan, int token, int limit)
    {
        if (!scan.IsCapital(token) || knowledge.Names.Longest(scan.Words, token, limit) is not { } hit)
        {
            return null;
        }

        var known = hit.Values.Where(v => !(v.Ambiguous && v.Actor is null)).OrderBy(v => v.Kind).FirstOrDefault();
        var ordinary = known?.Kind is KnownKind.City or KnownKind.Region && hit.End == token + 1
            && (scan.Tree.Tokens[token].UPos != UPos.PROPN || knowledge.Collectives.Exactly(scan.Words[token]).Count > 0 || knowledge.Roles.Exactly(scan.Words[token]).Count > 0);
        return known is null || ordinary ? null : (hit.End, known);
    }
}
