using System.Collections.Immutable;
using Parley.Archive;
using Parley.Archive.Identity;
using Parley.Archive.Questions;
using Parley.Web.Drawings;

namespace Parley.Web.Answers;

/// <summary>How much the archive holds, and what its latest stories brought.</summary>
public sealed record OverviewModel(Overview Counts, DateOnly? Since, ImmutableArray<ChangeView> Changes, ImmutableArray<StoryLine> Latest);

/// <summary>A page of stories, with what they can be narrowed to.</summary>
public sealed record StoriesModel(Listing<StoryLine> Stories, StoryListing Found);

/// <summary>A story with its record, one item chosen, and the event that the item tells of.</summary>
public sealed record StoryModel(StoryText Story, ToldItem? Chosen, EventView? Event);

/// <summary>Who met whom, and the meetings; as a calendar the meetings of a month alone.</summary>
public sealed record MeetingsModel(ImmutableArray<PairView> Pairs, Listing<EventView> Meetings, DateOnly? Month = null);

/// <summary>Who stands where, and the positions.</summary>
public sealed record PositionsModel(StandMatrix Matrix, Listing<EventView> Positions);

/// <summary>Tolls by time and place, and the incidents; the part of the world that the map shows, null for that in which the places lie.</summary>
public sealed record IncidentsModel(string Per, ImmutableArray<PeriodToll> Periods, ImmutableArray<PlaceToll> Places, Listing<EventView> Incidents, MapWindow? Window, bool Boundaries);

/// <summary>Actors, and what people judged about who is who.</summary>
public sealed record ActorsModel(Listing<ActorView> Actors, ImmutableArray<Judgement> Judged);

/// <summary>The brief, as sentences with sources and as Markdown.</summary>
public sealed record BriefModel(BriefPage Page, string Markdown);
