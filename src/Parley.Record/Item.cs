using System.Collections.Immutable;

namespace Parley.Record;

/// <summary>Something the record holds of a story, with the words that prove it.</summary>
/// <param name="Id">m1, s1, p1, i1, a1, … by kind.</param>
/// <param name="Attribution">Id of the actor on whose word the item rests; null where the story says so in its own voice.</param>
/// <param name="Evidence">At least one piece.</param>
/// <param name="Why">The rule that made it.</param>
public abstract record Item(string Id, string? Attribution, ImmutableArray<Evidence> Evidence, Explanation Why);

/// <summary>Talks, meetings, calls, summits, conferences between actors.</summary>
public sealed record Meeting(
    string Id, string? Attribution, ImmutableArray<Evidence> Evidence, Explanation Why,
    ImmutableArray<string> Participants, string? Host, ImmutableArray<string> Topics,
    Status Status, string? Time, string? Place) : Item(Id, Attribution, Evidence, Why);

/// <summary>Somebody says something.</summary>
public sealed record Statement(
    string Id, string? Attribution, ImmutableArray<Evidence> Evidence, Explanation Why,
    string Speaker, ImmutableArray<string> Content, bool Quoted, string? Addressee) : Item(Id, Attribution, Evidence, Why);

/// <summary>Where an actor stands on something.</summary>
public sealed record Position(
    string Id, string? Attribution, ImmutableArray<Evidence> Evidence, Explanation Why,
    string Holder, Stance Stance, string? Object, string? Toward, string? Condition) : Item(Id, Attribution, Evidence, Why);

/// <summary>Violence and its toll.</summary>
public sealed record Incident(
    string Id, string? Attribution, ImmutableArray<Evidence> Evidence, Explanation Why,
    IncidentType Type, string? Attacker, string? Target, string? Weapon, int? Killed, int? Injured, string? Victims,
    Status Status, string? Time, string? Place) : Item(Id, Attribution, Evidence, Why);

/// <summary>What actors do, other than meet, speak and strike; the codebook calls it an action.</summary>
public sealed record Deed(
    string Id, string? Attribution, ImmutableArray<Evidence> Evidence, Explanation Why,
    ActionType Type, ImmutableArray<string> Actors, string? Target, string? Object,
    Status Status, string? Time, string? Place) : Item(Id, Attribution, Evidence, Why);
