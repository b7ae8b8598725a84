using System.Collections.Immutable;
using System.Globalization;
using Parley.Archive.Knowledge;

namespace Parley.Archive.Review;

/// <summary>An item or actor of a story, in the state in which somebody saw it.</summary>
/// <param name="Story">The story's number.</param>
/// <param name="Item">m1, s1, …, or e1 for an actor.</param>
/// <param name="Version">Its state in a word.</param>
public sealed record Seen(long Story, string Item, string Version)
{
    /// <summary>It in a line, as forms carry it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Story}.{Item}.{Version}");

    /// <summary>Reads a line; null where it is none.</summary>
    public static Seen? Read(string? text) => text?.Split('.') is [var story, { Length: > 1 } item, var version]
        && long.TryParse(story, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new Seen(number, item, version) : null;
}

/// <summary>An item in the queue.</summary>
/// <param name="Seen">It, as it is now.</param>
/// <param name="Story">The story's id.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Outlet">Who published it.</param>
/// <param name="Published">When.</param>
/// <param name="Item">What it tells.</param>
/// <param name="Quote">The words that prove it.</param>
/// <param name="Reasons">What makes it worth a look, with weights.</param>
public sealed record QueuedItem(Seen Seen, string Story, string? Title, string Outlet, DateOnly? Published, ToldItem Item, string Quote, ImmutableArray<Feature> Reasons);

/// <summary>An item or actor with its fields, to be corrected.</summary>
/// <param name="Seen">It, as it is now.</param>
/// <param name="Story">The story's id.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Kind">meeting, statement, position, incident, action, actor.</param>
/// <param name="Verdict">What people made of it.</param>
/// <param name="Fields">Its fields.</param>
/// <param name="Quotes">The words that prove it.</param>
/// <param name="Rule">The rule that made it.</param>
/// <param name="Actors">The actors of the record by id and name, those that the item names first.</param>
/// <param name="History">What was decided about it, the latest first.</param>
public sealed record ItemOnDesk(
    Seen Seen, string Story, string? Title, string Kind, Verdict Verdict, ImmutableArray<Field> Fields, ImmutableArray<string> Quotes, string Rule, ImmutableArray<NamedActor> Actors,
    ImmutableArray<Correction> History);

/// <summary>An actor of a record.</summary>
/// <param name="Id">e1, e2, …</param>
/// <param name="Name">Its name.</param>
/// <param name="InItem">Whether the item at hand names it.</param>
public sealed record NamedActor(string Id, string Name, bool InItem);

/// <summary>What became of decisions.</summary>
/// <param name="Act">The number that takes them back; null where nothing was written.</param>
/// <param name="Done">Of how many items.</param>
/// <param name="Changed">Items that somebody else changed meanwhile, as they are now: nothing was written to these.</param>
public sealed record Decided(long? Act, int Done, ImmutableArray<ItemOnDesk> Changed);
