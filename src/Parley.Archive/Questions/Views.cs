using System.Collections.Immutable;

namespace Parley.Archive.Questions;

/// <summary>An actor's part in an event.</summary>
/// <param name="Slot">participant, host, speaker, addressee, holder, toward, attacker, target, actor, source.</param>
/// <param name="Actor">The actor's number.</param>
/// <param name="Name">Its name.</param>
public sealed record PartView(string Slot, long Actor, string Name);

/// <summary>A number that stories give differently.</summary>
/// <param name="Low">The lowest.</param>
/// <param name="High">The highest.</param>
public sealed record Range(long Low, long High)
{
    /// <inheritdoc/>
    public override string ToString() => Low == High ? $"{Low}" : $"{Low}–{High}";

    internal static Range? Of(long? low, long? high) => low is { } a && high is { } b ? new Range(a, b) : null;
}

/// <summary>What one story says of an event, with the words that prove it.</summary>
/// <param name="Story">The story's id.</param>
/// <param name="Outlet">Who published it.</param>
/// <param name="Published">When; null where unknown.</param>
/// <param name="Status">How sure this story is.</param>
/// <param name="Says">On whose word; null where the story says so itself.</param>
/// <param name="Killed">The dead by this story.</param>
/// <param name="Injured">The wounded by this story.</param>
/// <param name="Quote">The words.</param>
/// <param name="Start">Where they begin in the story's text, in UTF-16.</param>
/// <param name="Report">Near copies share it.</param>
public sealed record SourceView(string Story, string Outlet, DateOnly? Published, string Status, string? Says, long? Killed, long? Injured, string Quote, int Start, long Report);

/// <summary>One thing that stories tell of, with what each says.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Kind">meeting, statement, position, incident, action.</param>
/// <param name="Type">Stance, incident type or action type; empty for meetings and statements.</param>
/// <param name="Status">By the latest story; always to be shown.</param>
/// <param name="Disputed">Whether some stories tell it as so and others as not so.</param>
/// <param name="Day">The day it began, or of publication where no story says; null where neither is known.</param>
/// <param name="DayTo">The day it ended.</param>
/// <param name="Dated">Whether a story says when.</param>
/// <param name="Place">Where.</param>
/// <param name="Parts">Who takes part and how.</param>
/// <param name="Text">What it is about, in a story's words.</param>
/// <param name="Topic">The topic of that.</param>
/// <param name="Killed">The dead.</param>
/// <param name="Injured">The wounded.</param>
/// <param name="Reports">How many reports tell it, near copies counted once.</param>
/// <param name="Sources">What each story says, the first first.</param>
public sealed record EventView(
    long Id, string Kind, string Type, string Status, bool Disputed, DateOnly? Day, DateOnly? DayTo, bool Dated, string? Place, ImmutableArray<PartView> Parts, string? Text, string? Topic,
    Range? Killed, Range? Injured, long Reports, ImmutableArray<SourceView> Sources)
{
    /// <summary>The names of those in a slot.</summary>
    public IEnumerable<string> In(params string[] slots) => Parts.Where(p => slots.Contains(p.Slot, StringComparer.Ordinal)).Select(p => p.Name).Distinct(StringComparer.Ordinal);

    /// <summary>The status over time: each change with the story that brought it.</summary>
    public IEnumerable<SourceView> StatusHistory
    {
        get
        {
            var last = "";
            foreach (var source in Sources.OrderBy(s => s.Published))
            {
                if (source.Status != last)
                {
                    yield return source;
                }

                last = source.Status;
            }
        }
    }
}

/// <summary>Two who met, and how often.</summary>
public sealed record PairView(long LeftId, string Left, long RightId, string Right, int Held, int Planned, int Possible, int CalledOff, DateOnly? First, DateOnly? Last);

/// <summary>Where somebody stood on a topic over time.</summary>
/// <param name="HolderId">The holder's number.</param>
/// <param name="Holder">Who.</param>
/// <param name="Topic">On what.</param>
/// <param name="Steps">Each stand, the earliest first.</param>
public sealed record StandHistory(long HolderId, string Holder, string Topic, ImmutableArray<StandStep> Steps);

/// <summary>A stand at a time.</summary>
/// <param name="Stand">The position.</param>
/// <param name="Changed">Whether it goes against the stand before: for becomes against, or the other way.</param>
public sealed record StandStep(EventView Stand, bool Changed);

/// <summary>The toll of a place in a period.</summary>
/// <param name="Place">Where; null where stories do not say.</param>
/// <param name="Period">The month or year; empty where the question does not split.</param>
/// <param name="Incidents">How many.</param>
/// <param name="Killed">The sums of the lowest and of the highest figures.</param>
/// <param name="Injured">The same of the wounded.</param>
/// <param name="Worst">The incidents of the highest figures, with their sources.</param>
public sealed record TollView(string? Place, string Period, long Incidents, Range Killed, Range Injured, ImmutableArray<EventView> Worst);

/// <summary>Something that became known since a day.</summary>
/// <param name="Change">new, status, toll, contradicted, stand.</param>
/// <param name="Was">How it stood before; empty for what is new.</param>
/// <param name="Is">How it stands.</param>
/// <param name="Event">What it is about.</param>
public sealed record ChangeView(string Change, string Was, string Is, EventView Event);

/// <summary>A story that a search found.</summary>
public sealed record SearchHit(string Story, string Outlet, DateOnly? Published, string? Title, string Snippet, double Score);

/// <summary>An actor in a list.</summary>
public sealed record ActorView(long Id, string Name, string Kind, string? Country, long Stories, DateOnly? First, DateOnly? Last);

/// <summary>A way in which an actor is named.</summary>
public sealed record ProfileView(string Key, string Name, string? Country, string? Role, long Stories, DateOnly? First, DateOnly? Last);

/// <summary>An office somebody held.</summary>
public sealed record OfficeView(string Role, string? Of, DateOnly From, DateOnly? To);

/// <summary>All that the archive has on an actor.</summary>
public sealed record Dossier(
    ActorView Actor, ImmutableArray<ProfileView> Names, ImmutableArray<OfficeView> Offices, ImmutableArray<PairView> Met, ImmutableArray<EventView> Meetings, ImmutableArray<EventView> Stands,
    ImmutableArray<EventView> Said, ImmutableArray<EventView> Acts, ImmutableArray<Identity.Judgement> Judgements);

/// <summary>A version of a story.</summary>
public sealed record VersionView(string Story, long Version, string State, string Outlet, DateOnly? Published, string? Title, string CameFrom, string AddedAt, string Reader, string Codebook);

/// <summary>A story with its versions, the outlets that carry copies of it, and what it tells.</summary>
public sealed record StoryView(ImmutableArray<VersionView> Versions, ImmutableArray<VersionView> Copies, ImmutableArray<EventView> Tells);

/// <summary>Something that is not in the archive, and why.</summary>
public sealed record RefusalView(string CameFrom, string Code, string Reason, string At);
