namespace Parley.Reading.Knowledge;

#pragma warning disable CS1591 // data/lexicons/telling-words.tsv and event-words.tsv say what each use means, with an example

/// <summary>What words show of who is told something, and of who passes it on.</summary>
public enum TellingUse { Speaks, Tells, Asks, Occasion, Airs, Press, Quotes, Reports }

/// <summary>What words set right of incidents, of meetings and of where either takes place.</summary>
public enum EventUse
{
    Protected, Post, Endured, Owned, Claim, Blame, Member,
    Violence, Clash, Waging, War, Series, Mishap, Habit, Able, FreshIncident,
    Briefing, NoMeeting, FreshMeeting, OnTheWay,
    Effort, Otherwise,
    Travel, Gather, Press, Edge, Pair, PersonPair,
    Tract, SiteKind, PlaceOf,
}

#pragma warning restore CS1591
