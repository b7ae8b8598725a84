using System.Globalization;
using Parley.Bench.Archive;

// usage: Parley.Bench.Archive grow FROM.db TO.db STORIES [FIRST]   makes a large archive out of a real one; tells the speed of writing as it grows
//        Parley.Bench.Archive ask ARCHIVE [ROUNDS [QUESTION]]   how long each question takes, with narrowing taken from the archive; of one, each time it is asked
//        Parley.Bench.Archive pages ADDRESS [ROUNDS [PAGE]]   how long each page of a running workbench takes and how large it is; 1 where one is over what is allowed
//        Parley.Bench.Archive same ROOT [--errors]         who is who and what is one event on the annotated groups: B³
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["grow", var from, var to, var stories, .. var first]:
        return Growth.Run(from, to, int.Parse(stories), first is [var done] ? int.Parse(done) : 0);
    case ["ask", var archive, .. var rounds]:
        return Asked.Run(archive, rounds is [var n, ..] ? int.Parse(n) : 40, rounds is [_, var question] ? question : null);
    case ["pages", var address, .. var rounds]:
        return await Pages.Run(new Uri(address), rounds is [var times, ..] ? int.Parse(times) : 60, rounds is [_, var page] ? page : null);
    case ["same", var root, .. var rest]:
        return SameOrNot.Run(root, rest.Contains("--errors"));
    default:
        Console.Error.WriteLine("usage: Parley.Bench.Archive grow FROM.db TO.db STORIES [FIRST] | ask ARCHIVE [ROUNDS [QUESTION]] | pages ADDRESS [ROUNDS [PAGE]] | same ROOT [--errors]");
        return 2;
}
