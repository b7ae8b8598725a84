using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Parley.Web.Hosting;

/// <summary>The workbench's own stylesheet, script and icon, kept inside the program. Their addresses change with their content, so that browsers may keep them.</summary>
internal static class OwnFiles
{
    private const string Prefix = "/own/";

    private static readonly FrozenDictionary<string, (byte[] Bytes, string Type, string Version)> Files = new (string Name, string Type)[]
    {
        ("style.css", "text/css; charset=utf-8"), ("workbench.js", "text/javascript; charset=utf-8"), ("icon.svg", "image/svg+xml"),
    }.ToFrozenDictionary(f => f.Name, f => Load(f.Name, f.Type), StringComparer.Ordinal);

    /// <summary>The address of a file.</summary>
    public static string Address(string name) => $"{Prefix}{name}?{Files[name].Version}";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Prefix + "{name}", (string name, HttpResponse response) =>
    {
        if (!Files.TryGetValue(name, out var file))
        {
            return Results.NotFound();
        }

        response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return Results.Bytes(file.Bytes, file.Type);
    }).ExcludeFromDescription();

    private static (byte[] Bytes, string Type, string Version) Load(string name, string type)
    {
        using var stream = typeof(OwnFiles).Assembly.GetManifestResourceStream(name)!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        var bytes = memory.ToArray();
        return (bytes, type, Convert.ToHexStringLower(SHA256.HashData(bytes))[..8]);
    }
}
