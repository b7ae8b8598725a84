using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Parley.Web.Hosting;

namespace Parley.Web.People;

/// <summary>The keys that seal sessions and forms, as files that their owner alone may read.</summary>
internal sealed class KeyFiles(string folder) : IXmlRepository
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Seals with keys that outlive the server where the workplace has a folder for them and accounts whose sessions they seal; else with keys that end with it.</summary>
    public static void Protect(IServiceCollection services, Workplace place)
    {
        var protection = services.AddDataProtection().SetApplicationName("parley");
        if (place.Keys is { } folder && place.Archive.HasPeople())
        {
            services.Configure<KeyManagementOptions>(o => o.XmlRepository = new KeyFiles(folder));
            return;
        }

        protection.UseEphemeralDataProtectionProvider();
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements() =>
        Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.xml").Order(StringComparer.Ordinal).Select(f => XElement.Load(f))] : [];

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, Owner | UnixFileMode.UserExecute);
            options.UnixCreateMode = Owner;
        }

        using var file = new FileStream(Path.Combine(folder, $"{friendlyName}.xml"), options);
        element.Save(file);
    }
}
