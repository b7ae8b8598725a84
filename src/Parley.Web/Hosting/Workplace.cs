using Parley.Archive;
using Parley.Web.Intake;

namespace Parley.Web.Hosting;

/// <summary>What a workbench works on.</summary>
/// <param name="Archive">The archive; the only owner of queries.</param>
/// <param name="Data">Parley's data folder: places on the map.</param>
/// <param name="Codebook">The folder of frames, whose meanings explain items.</param>
/// <param name="Samples">The folder of sample stories.</param>
/// <param name="Intake">Reads files into the archive; loading it takes seconds, so that it is called only when something is added.</param>
/// <param name="User">Who acts where there are no accounts.</param>
/// <param name="Clock">Tells what is ahead of today.</param>
/// <param name="Keys">The folder of the keys that seal sessions, so that these outlive the server; null where they end with it.</param>
public sealed record Workplace(StoryArchive Archive, string Data, string Codebook, string Samples, Func<StoryIntake> Intake, string User, TimeProvider Clock, string? Keys = null);
