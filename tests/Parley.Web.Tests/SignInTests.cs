using System.Net;
using Parley.Archive.People;
using Parley.Web.Hosting;
using Parley.Web.People;

namespace Parley.Web.Tests;

/// <summary>Coming in, going out, being kept out.</summary>
public class SignInTests
{
    [Fact]
    public async Task Alone_nobody_signs_in_and_the_first_account_ends_that()
    {
        await using var bench = await TestBench.Start();
        using var client = bench.Client();
        (await client.GetStringAsync("/people")).ShouldContain("There are no accounts");
        using var weak = await client.Send("/people", "/people", ("name", "anna"), ("role", "admin"), ("password", "short"));
        (await weak.Content.ReadAsStringAsync()).ShouldContain("PAR085");
        using var low = await client.Send("/people", "/people", ("name", "anna"), ("role", "reader"), ("password", PeopleBench.Password));
        (await low.Content.ReadAsStringAsync()).ShouldContain("the first account must be an admin");
        using var added = await client.Send("/people", "/people", ("name", "anna"), ("role", "admin"), ("password", PeopleBench.Password));
        added.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var shut = await client.GetAsync("/stories?q=x");
        shut.Headers.Location!.OriginalString.ShouldBe("/sign-in?to=%2Fstories%3Fq%3Dx");
        using var signed = await client.SignIn("Anna", PeopleBench.Password, "/stories?q=x");
        signed.Headers.Location!.OriginalString.ShouldBe("/stories?q=x");
        (await client.GetStringAsync("/stories?q=x")).ShouldContain("title=\"Signed in as anna, admin\"");
        bench.Archive.Audit(10, 0).Select(a => (a.Who, a.Act)).ShouldContain(("tester", "POST /people"));
        string.Concat(bench.Archive.Audit(10, 0)).ShouldNotContain(PeopleBench.Password);
    }

    [Fact]
    public async Task The_cookie_of_a_session_is_out_of_reach_of_scripts_and_other_sites()
    {
        await using var bench = await PeopleBench.Start();
        using var client = bench.Client();
        using var answer = await client.SignIn("the-reader", PeopleBench.Password);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("parley-session=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=strict", Case.Insensitive);
    }

    [Fact]
    public async Task A_session_outlives_the_server_by_keys_that_their_owner_alone_may_read()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("parley-web-").FullName, "parley.db");
        await using (var first = await TestBench.Start(file))
        {
            first.Archive.AddPerson("anna", Role.Admin, Passwords.Hash(PeopleBench.Password), "test");
            Directory.Exists(file + ".keys").ShouldBeFalse("nothing is kept where nobody signs in");
        }

        string cookie;
        await using (var second = await TestBench.Start(file))
        {
            using var client = second.Client();
            using var answer = await client.SignIn("anna", PeopleBench.Password);
            cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("parley-session=", StringComparison.Ordinal)).Split(';')[0];
        }

        await using var third = await TestBench.Start(file);
        using var later = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = third.Address };
        later.DefaultRequestHeaders.Add("Cookie", cookie);
        (await later.GetStringAsync("/account")).ShouldContain("anna");
        if (!OperatingSystem.IsWindows())
        {
            Directory.GetFiles(file + ".keys").ShouldNotBeEmpty();
            Directory.GetFiles(file + ".keys").Select(File.GetUnixFileMode).ShouldAllBe(mode => mode == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }
    }

    [Theory]
    [InlineData("//elsewhere.example")]
    [InlineData("https://elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("")]
    public async Task Signing_in_leads_nowhere_else(string to)
    {
        await using var bench = await PeopleBench.Start();
        using var client = bench.Client();
        using var answer = await client.SignIn("the-reader", PeopleBench.Password, to);
        answer.Headers.Location!.OriginalString.ShouldBe("/");
    }

    [Fact]
    public async Task A_session_ends_with_a_sign_out_another_password_another_role_and_the_account()
    {
        await using var bench = await PeopleBench.Start();
        async Task Ended(HttpClient client)
        {
            using var answer = await client.GetAsync("/api/stories");
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        using var first = await bench.As(Role.Reader);
        using var gone = await first.Send("/account", "/sign-out");
        await Ended(first);
        using var second = await bench.As(Role.Reader);
        using var changed = await second.Send("/account", "/account/password", ("password", PeopleBench.Password), ("new-password", "eight quiet harbours"));
        changed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await Ended(second);
        using var third = await bench.As(Role.Analyst);
        bench.Archive.SetRole("the-analyst", Role.Reader);
        await Ended(third);
        using var fourth = await bench.As(Role.Analyst);
        bench.Archive.RemovePerson("the-analyst");
        await Ended(fourth);
    }

    [Fact]
    public async Task Wrong_passwords_lock_an_account_and_too_many_calls_are_refused()
    {
        await using var bench = await PeopleBench.Start();
        using var client = bench.Client();
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await client.SignIn("the-reader", $"wrong {i}");
            wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        bench.Archive.Person("the-reader")!.LockedUntil.ShouldNotBeNull();
        using var right = await client.SignIn("the-reader", PeopleBench.Password);
        right.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await right.Content.ReadAsStringAsync()).ShouldContain("PAR082");
        using var stranger = await client.SignIn("no-such-name", PeopleBench.Password);
        (await stranger.Content.ReadAsStringAsync()).ShouldContain("PAR082");
        for (var i = 7; i < 10; i++)
        {
            using var further = await client.SignIn("the-admin", "wrong");
        }

        using var much = await client.SignIn("the-analyst", PeopleBench.Password);
        much.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        much.Headers.RetryAfter.ShouldNotBeNull();
        (await much.Content.ReadAsStringAsync()).ShouldContain("PAR083");
        bench.Archive.SetPassword("the-reader", Passwords.Hash(PeopleBench.Password));
        bench.Archive.Person("the-reader")!.LockedUntil.ShouldBeNull();
    }

    [Fact]
    public async Task Admins_change_roles_but_not_their_own_and_the_log_tells()
    {
        await using var bench = await PeopleBench.Start();
        using var admin = await bench.As(Role.Admin);
        using var raised = await admin.Send("/people", "/people/the-reader/role", ("role", "analyst"));
        bench.Archive.Person("the-reader")!.Role.ShouldBe(Role.Analyst);
        using var own = await admin.Send("/people", "/people/the-admin/role", ("role", "reader"));
        (await own.Content.ReadAsStringAsync()).ShouldContain("PAR085");
        using var unknown = await admin.Send("/people", "/people/nobody/remove");
        (await unknown.Content.ReadAsStringAsync()).ShouldContain("PAR084");
        var log = await admin.GetStringAsync("/people/audit");
        log.ShouldContain("POST /people/the-reader/role");
        log.ShouldContain("role: analyst");
        log.ShouldContain("role: reader refused");
        log.ShouldContain("127.0.0.1");
    }

    [Fact]
    public async Task Beyond_this_machine_it_listens_with_accounts_alone_and_never_without_sign_in()
    {
        await using var bench = await PeopleBench.Start();
        var place = new Workplace(bench.Archive, "", "", "", () => throw new InvalidOperationException(), "tester", TimeProvider.System);
        await using var app = Workbench.Build(place, IPAddress.Any, 0);
        await app.StartAsync();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First().Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)) };
        using var signed = await client.SignIn("the-admin", PeopleBench.Password);
        signed.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("parley-session=", StringComparison.Ordinal)).ShouldContain("secure", Case.Insensitive);
        foreach (var role in new[] { Role.Reader, Role.Analyst, Role.Admin })
        {
            bench.Archive.RemovePerson(PeopleBench.NameOf(role));
        }

        using var shut = await client.GetAsync("/api/stories");
        shut.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
