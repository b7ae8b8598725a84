using Parley.Archive.Questions;
using Parley.Web.Tables;

namespace Parley.Web.Parts;

/// <summary>How two who met are told of and found.</summary>
internal static class Pairs
{
    /// <summary>Their meetings.</summary>
    public static string Meetings(PairView pair) => $"/meetings?actor=%23{pair.LeftId}&with=%23{pair.RightId}";

    /// <summary>They in a line.</summary>
    public static string Label(PairView p) => $"{p.Left}, {p.Right}: {p.Held} held, {p.Planned} planned, {p.Possible} possible, {p.CalledOff} called off; {EventColumns.Iso(p.First)} to {EventColumns.Iso(p.Last)}";
}
