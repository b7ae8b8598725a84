using System.Globalization;
using Parley.Language;
using Parley.Reading.Actors;
using Parley.Reading.Items;
using Parley.Reading.Nets;

namespace Parley.Reading.Judging;

/// <summary>What the judge sees of an utterance: its cue and what hangs on it, who says it, what is said, and the utterances around it.</summary>
public sealed class SayingFeatures(Scene scene, IReadOnlyList<Said> said, LanguageModel model)
{
    private const string None = "none";

    /// <summary>Collects the features of an utterance.</summary>
    /// <param name="index">Which of those said.</param>
    /// <param name="into">Takes the features; emptied first.</param>
    /// <param name="dense">Takes the word vectors of the cue and of the head of what is said.</param>
    public void Of(int index, Features into, Span<float> dense)
    {
        into.Clear();
        dense.Clear();
        var (utterance, speaker) = (said[index].Utterance, said[index].Speaker);
        var cue = utterance.CueToken;
        var lemma = cue < 0 ? None : scene.Tree.Tokens[cue].Lemma.ToLowerInvariant();
        into.Add("said");
        into.Add("said.kind", utterance.Kind.ToString(), utterance.Doubtful.ToString());
        into.Add("said.cue", lemma);
        into.Add("said.cue.kind", lemma, utterance.Kind.ToString());
        into.Add("said.quoted", utterance.Quoted.ToString(), lemma);
        Speaker(utterance.SourceHead, speaker, lemma, into);
        into.Add("said.addressee", (said[index].Addressee is not null).ToString());
        into.Add("said.relays", utterance.Relays.ToString(), (utterance.Parent >= 0).ToString());
        if (cue >= 0)
        {
            Cue(cue, lemma, into);
            Vector(cue, dense, 0);
        }

        Content(index, cue, lemma, into, dense);
        Neighbours(index, into);
    }

    private void Speaker(int source, Actor? speaker, string lemma, Features into)
    {
        var kind = speaker is null ? None : speaker.Kind.ToString();
        into.Add("said.speaker", kind, lemma);
        into.Add("said.speaker.named", kind, (speaker?.Named ?? false).ToString());
        into.Add("said.domain", speaker?.Domain ?? None);
        into.Add("said.source", source < 0 ? None : scene.Tree.Tokens[source].UPos.ToString(), kind);
        into.Add("said.source.word", source < 0 ? None : scene.Tree.Tokens[source].Lemma.ToLowerInvariant());
        into.Add("said.source.relation", source < 0 ? None : scene.Tree.Tokens[source].Relation.ToString(), lemma);
    }

    private void Cue(int cue, string lemma, Features into)
    {
        var token = scene.Tree.Tokens[cue];
        into.Add("said.tag", token.XPos, token.Relation.ToString());
        into.Add("said.tag.cue", token.XPos, lemma);
        into.Add("said.relation.cue", token.Relation.ToString(), lemma);
        into.Add("said.status", scene.Statuses.Of(cue).ToString());
        into.Add("said.head", token.Head >= 0 ? scene.Tree.Tokens[token.Head].Lemma.ToLowerInvariant() : None);
        var sentence = scene.Tree.Document.Sentences[token.Sentence];
        into.Add("said.before", cue > sentence.First ? scene.Tree.Lower(cue - 1) : "");
        into.Add("said.after", cue + 1 < sentence.End ? scene.Tree.Lower(cue + 1) : "", lemma);
        into.Add("said.paragraph", Math.Min(sentence.Paragraph, 4).ToString(CultureInfo.InvariantCulture));
        foreach (var child in scene.Tree.Children(cue))
        {
            var relation = scene.Tree.Tokens[child].Relation;
            into.Add("said.has", relation.ToString(), lemma);
            if (relation is Relation.Aux or Relation.AuxPass or Relation.Mark or Relation.Advmod or Relation.Case or Relation.CompoundPrt)
            {
                into.Add("said.small", scene.Tree.Lower(child), lemma);
                into.Add("said.small.any", scene.Tree.Lower(child));
            }
        }
    }

    private void Content(int index, int cue, string lemma, Features into, Span<float> dense)
    {
        var (content, document) = (said[index].Utterance.Content, scene.Tree.Document);
        var (first, end) = (document.FirstFrom(content[0].Start), document.FirstFrom(content[^1].End));
        var count = content.Sum(c => document.FirstFrom(c.End) - document.FirstFrom(c.Start));
        var length = count switch { < 2 => "1", < 4 => "3", < 7 => "6", < 12 => "11", < 20 => "19", < 40 => "39", _ => "long" };
        into.Add("said.length", length);
        into.Add("said.length.cue", length, lemma);
        into.Add("said.parts", Math.Min(content.Length, 3).ToString(CultureInfo.InvariantCulture), said[index].Utterance.Quoted.ToString());
        into.Add("said.side", cue < 0 ? None : (first > cue).ToString(), lemma);
        if (first >= end)
        {
            return;
        }

        var finite = Enumerable.Range(first, end - first).Any(t => scene.Tree.Tokens[t].XPos is "VBD" or "VBZ" or "VBP" or "MD");
        into.Add("said.finite", finite.ToString(), lemma);
        into.Add("said.finite.length", finite.ToString(), length);
        into.Add("said.first", scene.Tree.Lower(first), lemma);
        into.Add("said.first.tag", scene.Tree.Tokens[first].XPos, lemma);
        var head = Enumerable.Range(first, end - first).FirstOrDefault(t => scene.Tree.Tokens[t].Head < first || scene.Tree.Tokens[t].Head >= end, first);
        into.Add("said.what", scene.Tree.Tokens[head].UPos.ToString(), lemma);
        into.Add("said.what.relation", scene.Tree.Tokens[head].Relation.ToString(), lemma);
        into.Add("said.what.word", scene.Tree.Tokens[head].Lemma.ToLowerInvariant());
        Vector(head, dense, 1);
    }

    /// <summary>Utterances of the same sentence or with words in common: the same thing may be told twice.</summary>
    private void Neighbours(int index, Features into)
    {
        var utterance = said[index].Utterance;
        var (inside, around, beside) = (false, false, 0);
        for (var i = 0; i < said.Count; i++)
        {
            var other = said[i].Utterance;
            if (i == index || !other.Evidence.Overlaps(utterance.Evidence))
            {
                continue;
            }

            beside++;
            inside |= utterance.CueToken >= 0 && other.Content.Any(c => c.Contains(scene.Tree.Tokens[utterance.CueToken].Span));
            around |= other.CueToken >= 0 && utterance.Content.Any(c => c.Contains(scene.Tree.Tokens[other.CueToken].Span));
        }

        into.Add("said.inside", inside.ToString(), utterance.Doubtful.ToString());
        into.Add("said.around", around.ToString(), utterance.Doubtful.ToString());
        into.Add("said.beside", Math.Min(beside, 3).ToString(CultureInfo.InvariantCulture), utterance.Doubtful.ToString());
    }

    private void Vector(int token, Span<float> dense, int slot) =>
        model.CopyVector(scene.Tree.Document.Form(token), dense.Slice(slot * LanguageModel.VectorLength, LanguageModel.VectorLength));
}
