using System.Net;
using System.Text.RegularExpressions;
using Parley.Archive.People;
using Parley.Web.People;

namespace Parley.Web.Tests;

/// <summary>A workbench with an account of each role, and callers who have signed in.</summary>
internal static partial class PeopleBench
{
    public const string Password = "seven quiet harbours";

    public static string NameOf(Role role) => $"the-{role}".ToLowerInvariant();

    public static async Task<TestBench> Start()
    {
        var bench = await TestBench.Start();
        foreach (var role in new[] { Role.Admin, Role.Analyst, Role.Reader })
        {
            bench.Archive.AddPerson(NameOf(role), role, Passwords.Hash(Password), "test");
        }

        return bench;
    }

    /// <summary>A caller who has signed in; without a role one who has not.</summary>
    public static async Task<HttpClient> As(this TestBench bench, Role? role)
    {
        var client = bench.Client();
        if (role is { } signed)
        {
            using var answer = await client.SignIn(NameOf(signed), Password);
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }

        return client;
    }

    public static Task<HttpResponseMessage> SignIn(this HttpClient client, string name, string password, string to = "/") =>
        client.Send("/sign-in", "/sign-in", ("name", name), ("password", password), ("to", to));

    /// <summary>Sends a form as the page does that it stands on.</summary>
    public static async Task<HttpResponseMessage> Send(this HttpClient client, string page, string path, params (string Name, string Value)[] fields)
    {
        var token = await client.Token(page);
        using var form = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => new KeyValuePair<string, string>(f.Item1, f.Item2)));
        return await client.PostAsync(path, form);
    }

    public static async Task<string> Token(this HttpClient client, string page) => Hidden().Match(await client.GetStringAsync(page)).Groups["token"].Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();
}
