using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Parley.Exchange;
using Parley.Web.Hosting;

namespace Parley.Web.People;

/// <summary>How often somebody may call, where there are accounts: attempts to sign in by the address they come from, all else by who calls.</summary>
internal static class Limits
{
    /// <summary>Attempts to sign in, a minute.</summary>
    public const int SignIns = 10;

    private const int Posts = 240;
    private const int Calls = 600;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void Set(RateLimiterOptions options)
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Partition);
        options.OnRejected = static (rejected, _) =>
        {
            var http = rejected.HttpContext;
            var seconds = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 60;
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return new ValueTask(ProblemAnswers.Write(http, StatusCodes.Status429TooManyRequests, Problems.TooManyCalls(http.Request.Path, seconds)));
        };
    }

    private static RateLimitPartition<string> Partition(HttpContext http)
    {
        if (Acting.Alone(http))
        {
            return RateLimitPartition.GetNoLimiter("alone");
        }

        var who = Acting.RoleOf(http) is null ? $"from {Acting.Origin(http)}" : Acting.Who(http);
        return HttpMethods.IsGet(http.Request.Method) ? Counted("calls " + who, Calls)
            : http.Request.Path == SignIn.Address ? Counted($"signs in from {Acting.Origin(http)}", SignIns)
            : Counted("posts " + who, Posts);
    }

    private static RateLimitPartition<string> Counted(string key, int most) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = Window, QueueLimit = 0 });
}
