using System.Globalization;
using Parley.Bench.Archive;

// usage: Parley.Bench.Archive grow FROM.db TO.db STORIES   makes a large archive out of a real one; tells the speed of writing as it grows
//        Parley.Bench.Archive ask ARCHIVE [ROUNDS]         how long each question takes, with narrowing taken from the archive
//        Parley.Bench.Archive same ROOT [--errors]         who is who and what is one event on the annotated groups: B³
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["grow", var from, var to, var stories]:
        return Growth.Run(from, to, int.Parse(stories));
    case ["ask", var archive, .. var rounds]:
        return Asked.Run(archive, rounds is [var n] ? int.Parse(n) : 40);
    case ["same", var root, .. var rest]:
        return SameOrNot.Run(root, rest.Contains("--errors"));
    default:
        Console.Error.WriteLine("usage: Parley.Bench.Archive grow FROM.db TO.db STORIES | ask ARCHIVE [ROUNDS] | same ROOT [--errors]");
        return 2;
}
