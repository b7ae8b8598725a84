using System.Collections.Immutable;
using Parley.Archive.Questions;
using Parley.Web.Drawings;
using Parley.Web.Hosting;

namespace Parley.Web.Tests;

/// <summary>Drawings made on the server: where things lie in them.</summary>
public class DrawingTests
{
    private static readonly Outlines Outlines = new(new Workplace(null!, Path.Combine(TestBench.Root, "data"), "", "", null!, "", TimeProvider.System));

    private static PairView Pair(long left, long right, int held, int planned = 0) => new(left, $"Somebody {left}", right, $"Somebody {right}", held, planned, 0, 0, null, null);

    [Fact]
    public void A_network_is_the_same_each_time_lies_within_its_bounds_and_has_no_name_over_another()
    {
        PairView[] pairs = [.. Enumerable.Range(2, 14).Select(i => Pair(1, i, 20 - i)), .. Enumerable.Range(20, 12).Select(i => Pair(i, i + 1, 1, 2))];
        var (one, two) = (new NetworkDrawing(pairs), new NetworkDrawing(pairs));
        one.Nodes.ShouldBe(two.Nodes);
        one.Nodes.Length.ShouldBe(28);
        (one.Ties.Length, one.LeftOut).ShouldBe((26, 0));
        one.Nodes.ShouldAllBe(n => n.X > 0 && n.X < NetworkDrawing.Width && n.Y > 0 && n.Y < NetworkDrawing.Height);
        one.Nodes[0].Id.ShouldBe(1);
        foreach (var (left, right) in one.Nodes.SelectMany((n, i) => one.Nodes.Skip(i + 1).Select(m => (n, m))))
        {
            (Math.Abs(left.Y - right.Y) >= 9 || Math.Abs(left.X - right.X) > 40).ShouldBeTrue($"{left} and {right}");
        }
    }

    [Fact]
    public void A_network_has_room_for_some_and_tells_how_many_pairs_it_leaves_out()
    {
        var drawing = new NetworkDrawing([.. Enumerable.Range(0, 40).Select(i => Pair(i * 2, (i * 2) + 1, 1))]);
        drawing.Nodes.Length.ShouldBe(36);
        (drawing.Ties.Length, drawing.LeftOut).ShouldBe((18, 22));
        new NetworkDrawing([]).Nodes.ShouldBeEmpty();
    }

    [Fact]
    public void A_month_begins_on_its_weekday_and_longer_spans_stand_apart()
    {
        EventView Meeting(long id, DateOnly day, DateOnly to, bool dated = true) => new(id, "meeting", "", "planned", false, day, to, dated, null, [], null, null, null, null, 1, []);
        var grid = new MonthGrid(new DateOnly(2025, 4, 9), [Meeting(1, new(2025, 4, 17), new(2025, 4, 17)), Meeting(2, new(2025, 4, 1), new(2025, 4, 30)), Meeting(3, new(2025, 4, 30), new(2025, 5, 2)), Meeting(4, new(2025, 4, 17), new(2025, 4, 17), dated: false)]);
        (grid.Weeks.Length, grid.Weeks[0].Count(d => d.Day is null), grid.Weeks[^1].Count(d => d.Day is null)).ShouldBe((5, 1, 4));
        grid.Weeks.SelectMany(w => w).Single(d => d.Day == new DateOnly(2025, 4, 17)).Events.Select(e => e.Id).ShouldBe([1, 4]);
        grid.Weeks[^1][2].Events.Single().Id.ShouldBe(3);
        grid.Sometime.Single().Id.ShouldBe(2);
    }

    [Theory]
    [InlineData("10,20,30,40", "10,20,30,40")]
    [InlineData("-180,-90,180,90", "-180,-90,180,90")]
    [InlineData("10,20,10.2,40", null)]
    [InlineData("30,20,10,40", null)]
    [InlineData("10,20,200,40", null)]
    [InlineData("a,b,c,d", null)]
    [InlineData("10,20,30", null)]
    public void A_part_of_the_globe_is_read_from_an_address(string text, string? window) => MapWindow.Read(text)?.ToString().ShouldBe(window);

    [Fact]
    public void Zooming_and_moving_never_leave_the_globe()
    {
        var world = MapWindow.Regions["world"];
        world.Zoomed(2).ToString().ShouldBe("-180,-90,180,90");
        world.Moved(0.4, 0).ToString().ShouldBe("-180,-60,180,84");
        new MapWindow(10, 20, 30, 40).Zoomed(0.5).ToString().ShouldBe("15,25,25,35");
        new MapWindow(160, 20, 180, 40).Moved(0.4, 0.5).ToString().ShouldBe("160,30,180,50");
    }

    [Fact]
    public void Coastlines_are_drawn_no_finer_than_shown_and_within_the_part_shown()
    {
        foreach (var (name, region) in MapWindow.Regions)
        {
            var window = region.Fitted(WorldDrawing.Width / WorldDrawing.Height);
            var scale = WorldDrawing.Width / (window.East - window.West);
            Outlines.Land(window, scale, 3400).Length.ShouldBeInRange(1500, 40_000, name);
            Outlines.Boundaries(window, scale, 1000).Length.ShouldBeInRange(1000, 12_000, name);
        }
    }

    [Fact]
    public void Land_cut_at_the_edge_keeps_its_area_within_and_no_line_runs_across_the_world()
    {
        var clipped = Clip.Ring([(0, 0), (10, 0), (10, 10), (0, 10)], new MapWindow(5, 5, 20, 20)).Single();
        clipped.ToImmutableHashSet().ShouldBe([(5, 5), (10, 5), (10, 10), (5, 10)], ignoreOrder: true);
        Clip.Ring([(0, 0), (1, 0), (1, 1)], new MapWindow(5, 5, 20, 20)).ShouldBeEmpty();
        Clip.Line([(0, 0), (6, 6), (7, 7), (30, 7), (40, 7)], new MapWindow(5, 5, 20, 20)).Single().Length.ShouldBe(4);
        var steps = File.ReadLines(Path.Combine(TestBench.Root, "data", "maps", "coastlines.tsv")).Where(l => l[0] != '#').SelectMany(l => l.Split(' ').Skip(1)).Select(p => int.Parse(p.Split(',')[0]));
        steps.Count(s => Math.Abs(s) > 9000).ShouldBeLessThan(4, "but for the edge of the pole");
    }
}
