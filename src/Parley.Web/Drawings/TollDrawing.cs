using System.Collections.Immutable;
using System.Globalization;
using Parley.Archive;

namespace Parley.Web.Drawings;

/// <summary>The toll of a period as a bar: up to the lowest figures, and on to the highest.</summary>
public sealed record TollBar(PeriodToll Toll, double X, double Width, double LowTop, double HighTop, string? Label);

/// <summary>Tolls over time as bars; periods in which nothing is told of stay empty.</summary>
public sealed class TollDrawing
{
    /// <summary>The width of the whole.</summary>
    public const double Width = 1120;

    /// <summary>The height of the whole.</summary>
    public const double Height = 230;

    /// <summary>Where bars stand.</summary>
    public const double Floor = Height - 28;

    /// <summary>Where bars begin.</summary>
    public const double Left = 64;

    private const double Top = 14;
    private const int MostBars = 240;
    private const int LabelsAcross = 16;

    private static readonly long[] Rounds = [1, 2, 4, 5, 10];

    /// <summary>Lays tolls out.</summary>
    public TollDrawing(IReadOnlyList<PeriodToll> tolls, bool byYear)
    {
        var periods = tolls.Count == 0 ? [] : Between(tolls[0].Period, tolls[^1].Period, byYear).TakeLast(MostBars).ToList();
        var by = tolls.ToDictionary(t => t.Period, StringComparer.Ordinal);
        Most = Round(tolls.Count == 0 ? 1 : Math.Max(1, tolls.Max(t => t.Killed.High)));
        var wide = (Width - Left - 12) / Math.Max(1, periods.Count);
        var every = (periods.Count + LabelsAcross - 1) / LabelsAcross;
        Bars = [.. periods.Select((p, i) => Bar(by.GetValueOrDefault(p), p, Left + (i * wide), Math.Min(wide, 46), i % every == 0))];
    }

    /// <summary>The top of the axis.</summary>
    public long Most { get; }

    /// <summary>The bars.</summary>
    public ImmutableArray<TollBar> Bars { get; }

    /// <summary>Where a number lies.</summary>
    public double Y(double number) => Floor - ((Floor - Top) * number / Most);

    private TollBar Bar(PeriodToll? toll, string period, double x, double width, bool label)
    {
        var shown = toll ?? new PeriodToll(period, 0, new Archive.Questions.Range(0, 0), new Archive.Questions.Range(0, 0));
        return new TollBar(shown, x, width, Y(shown.Killed.Low), Y(shown.Killed.High), label ? period : null);
    }

    private static IEnumerable<string> Between(string first, string last, bool byYear)
    {
        var at = DateOnly.ParseExact(byYear ? $"{first}-01" : first, "yyyy-MM", CultureInfo.InvariantCulture);
        for (var period = first; string.CompareOrdinal(period, last) <= 0; period = at.ToString(byYear ? "yyyy" : "yyyy-MM", CultureInfo.InvariantCulture))
        {
            yield return period;
            at = byYear ? at.AddYears(1) : at.AddMonths(1);
        }
    }

    private static long Round(long most)
    {
        var size = (long)Math.Pow(10, Math.Floor(Math.Log10(most)));
        return Rounds.Select(n => n * size).First(n => n >= most) is var rounded && rounded < 4 ? 4 : rounded;
    }
}
