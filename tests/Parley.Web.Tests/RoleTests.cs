using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Parley.Archive.People;
using Parley.Web.People;

namespace Parley.Web.Tests;

/// <summary>Every address as everyone: who is let through, who is not. Addresses are those that the workbench has, so that none is left out.</summary>
public partial class RoleTests
{
    /// <summary>Which role each address takes that is not simply looked at by readers; null is anyone.</summary>
    private static readonly Dictionary<string, Role?> Rules = new(StringComparer.Ordinal)
    {
        ["GET /sign-in"] = null,
        ["POST /sign-in"] = null,
        ["GET /own/{name}"] = null,
        ["POST /sign-out"] = Role.Reader,
        ["POST /account/password"] = Role.Reader,
        ["GET /stories/add"] = Role.Analyst,
        ["POST /stories/add"] = Role.Analyst,
        ["GET /stories/add/{id}"] = Role.Analyst,
        ["POST /samples"] = Role.Analyst,
        ["POST /actors/{number:long}/merge"] = Role.Analyst,
        ["POST /actors/{number:long}/split"] = Role.Analyst,
        ["POST /judgements/{act:long}/undo"] = Role.Analyst,
        ["GET /review"] = Role.Analyst,
        ["GET /review.json"] = Role.Analyst,
        ["GET /review.csv"] = Role.Analyst,
        ["GET /api/review"] = Role.Analyst,
        ["GET /review/item"] = Role.Analyst,
        ["GET /review/item.json"] = Role.Analyst,
        ["GET /review/item.csv"] = Role.Analyst,
        ["GET /api/review/item"] = Role.Analyst,
        ["GET /review/add"] = Role.Analyst,
        ["POST /review/add"] = Role.Analyst,
        ["GET /review/gold.zip"] = Role.Analyst,
        ["POST /review/decide"] = Role.Analyst,
        ["POST /review/item"] = Role.Analyst,
        ["POST /review/acts/{act:long}/undo"] = Role.Analyst,
        ["GET /people"] = Role.Admin,
        ["GET /people/audit"] = Role.Admin,
        ["POST /people"] = Role.Admin,
        ["POST /people/{name}/role"] = Role.Admin,
        ["POST /people/{name}/password"] = Role.Admin,
        ["POST /people/{name}/remove"] = Role.Admin,
    };

    private static IEnumerable<(string Method, string Pattern, Needs? Needs)> Routes(TestBench bench) =>
        from endpoint in bench.Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select (method, "/" + endpoint.RoutePattern.RawText!.Trim('/'), endpoint.Metadata.GetMetadata<Needs>());

    [Fact]
    public async Task Every_address_has_a_rule_and_the_rule_is_the_one_of_this_table()
    {
        await using var bench = await TestBench.Start();
        var routes = Routes(bench).ToList();
        foreach (var (method, pattern, needs) in routes)
        {
            needs.ShouldNotBeNull($"{method} {pattern} says no role: add .Needs(Role.Analyst) or the like, and a line here");
            needs.Role.ShouldBe(Rules.TryGetValue($"{method} {pattern}", out var role) ? role : Role.Reader, $"{method} {pattern}; what is more than looking has a line in the table");
            (method == "GET" || Rules.ContainsKey($"{method} {pattern}")).ShouldBeTrue($"{method} {pattern} has no line in the table");
        }

        Rules.Keys.Except(routes.Select(r => $"{r.Method} {r.Pattern}"), StringComparer.Ordinal).ShouldBeEmpty();
        routes.Count.ShouldBeGreaterThan(70);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Role.Reader)]
    [InlineData(Role.Analyst)]
    [InlineData(Role.Admin)]
    public async Task Each_role_is_let_through_where_its_rule_says_and_nowhere_else(Role? role)
    {
        await using var bench = await PeopleBench.Start();
        using var client = await bench.As(role);
        foreach (var (method, pattern, needs) in Routes(bench))
        {
            using var call = new HttpRequestMessage(new HttpMethod(method), Slot().Replace(pattern, "1"));
            using var answer = await client.SendAsync(call);
            var (allowed, what) = (needs!.Role is not { } needed || role >= needed, $"{method} {pattern} as {role?.ToString() ?? "nobody"}");
            if (allowed && method != "GET")
            {
                // Let through by role, and then refused: the form bears no token.
                answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, what);
                (await answer.Content.ReadAsStringAsync()).ShouldContain("PAR064", Case.Sensitive, what);
            }
            else if (allowed)
            {
                answer.StatusCode.ShouldNotBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized, HttpStatusCode.InternalServerError);
                (answer.Headers.Location?.OriginalString ?? "").ShouldNotStartWith("/sign-in", Case.Sensitive, what);
            }
            else if (role is not null)
            {
                answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, what);
            }
            else if (answer.StatusCode == HttpStatusCode.Redirect)
            {
                answer.Headers.Location!.OriginalString.ShouldStartWith("/sign-in?to=%2F", Case.Sensitive, what);
                (method, pattern.StartsWith("/api", StringComparison.Ordinal), pattern.EndsWith(".json", StringComparison.Ordinal)).ShouldBe(("GET", false, false), what);
            }
            else
            {
                answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, what);
            }
        }
    }

    [Fact]
    public async Task Posts_from_another_site_are_refused_for_whoever_has_signed_in()
    {
        await using var bench = await PeopleBench.Start();
        using var admin = await bench.As(Role.Admin);
        var token = await admin.Token("/people");
        using var call = new HttpRequestMessage(HttpMethod.Post, "/people/the-reader/role")
        {
            Content = new FormUrlEncodedContent([new("role", "admin"), new("__RequestVerificationToken", token)]),
            Headers = { { "Sec-Fetch-Site", "cross-site" } },
        };
        using var answer = await admin.SendAsync(call);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        bench.Archive.Person("the-reader")!.Role.ShouldBe(Role.Reader);
    }

    [Fact]
    public async Task Readers_see_nothing_that_they_may_not_use()
    {
        await using var bench = await PeopleBench.Start();
        using var reader = await bench.As(Role.Reader);
        (await reader.GetStringAsync("/")).ShouldNotContain("/samples");
        (await reader.GetStringAsync("/stories")).ShouldNotContain("<form method=\"post\"");
        using var analyst = await bench.As(Role.Analyst);
        (await analyst.GetStringAsync("/stories")).ShouldContain("/stories/add");
        (await analyst.GetStringAsync("/stories")).ShouldNotContain("href=\"/people\"");
    }

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, 1000)]
    private static partial Regex Slot();
}
