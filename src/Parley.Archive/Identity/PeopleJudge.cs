using Parley.Archive.Identity;
using Parley.Archive.Intake;
using Parley.Archive.Knowledge;
using Parley.Archive.Questions;

namespace Parley.Archive;

/// <content>What people decide about who is who: rows that can be undone.</content>
public sealed partial class StoryArchive
{
    /// <summary>Says that two actors are one; gives the number under which it can be undone.</summary>
    /// <exception cref="ArchiveException">One of them is not there, or they are one already.</exception>
    public long Merge(string left, string right, string who)
    {
        var (a, b) = (Find(left), Find(right));
        if (a == b)
        {
            throw new ArchiveException(ArchiveFault.NothingToDo, $"{left}, {right}", "these are one actor already");
        }

        return Judge((writer, _) => writer.Identities.JudgeByPerson("same", [(Face(writer, a), Face(writer, b))], who));
    }

    /// <summary>Says that a name does not belong to the actor it was taken for; gives the number under which it can be undone.</summary>
    /// <param name="actor">The actor.</param>
    /// <param name="name">The name, or the key of the profile as the dossier shows it.</param>
    /// <param name="who">Who says so.</param>
    /// <exception cref="ArchiveException">The actor has no such name, or no other.</exception>
    public long Split(string actor, string name, string who)
    {
        var id = Find(actor);
        return Judge((writer, _) =>
        {
            var all = writer.Profiles.OfActor(id);
            var apart = all.Where(p => p.Key == name || Folded.Phrase(p.Name) == Folded.Phrase(name)).ToList();
            if (apart.Count == 0 || apart.Count == all.Count)
            {
                throw new ArchiveException(ArchiveFault.NothingToDo, name, apart.Count == 0 ? "the actor does not go by that name; 'parley actor' shows its names" : "the actor has no other name to part it from");
            }

            return writer.Identities.JudgeByPerson("different", from p in apart from q in all where !apart.Contains(q) select (p, q), who);
        });
    }

    /// <summary>Takes a judgement back, with those made in the same act.</summary>
    /// <exception cref="ArchiveException">There is none, or it is undone already.</exception>
    public void Undo(long act, string who) => Judge((writer, _) =>
    {
        var rows = writer.Judgements.OfAct(act).Where(j => j.UndoneAt is null).ToList();
        if (rows.Count == 0)
        {
            throw new ArchiveException(ArchiveFault.NoSuchJudgement, $"{act}", "there is no such judgement, or it is undone already; 'parley actors --judged' lists them");
        }

        writer.Identities.Undo(rows, who);
        return act;
    });

    private static Profile Face(StoryWriter writer, long actor) => writer.Profiles.OfActor(actor).OrderByDescending(p => p.Named).ThenBy(p => p.IsSurname).ThenByDescending(p => p.Stories).ThenBy(p => p.Id).First();

    private long Find(string name)
    {
        using var asking = Ask();
        return new ActorFinder(asking).Find(name, Today);
    }

    private long Judge(Func<StoryWriter, StoryArchive, long> judge)
    {
        using var writer = new StoryWriter(_store, _knowledge, _clock);
        writer.Begin();
        var act = judge(writer, this);
        writer.Commit();
        return act;
    }
}
