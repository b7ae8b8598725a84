using System.Text.Encodings.Web;
using System.Text.Json;
using Parley.Exchange;
using Parley.Language;

namespace Parley.Cli.Views;

/// <summary>The language core's analysis as JSON; offsets count Unicode code points, ids count tokens of the text from 0.</summary>
internal static class DocumentJson
{
    /// <summary>Writes a document.</summary>
    public static void Write(Document document, Stream output)
    {
        var points = new CodePoints(document.Text);
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteStartArray("sentences");
        foreach (var sentence in document.Sentences)
        {
            json.WriteStartObject();
            WriteSpan(json, points, sentence.Span);
            json.WriteNumber("paragraph", sentence.Paragraph);
            json.WriteStartArray("tokens");
            for (var t = sentence.First; t < sentence.End; t++)
            {
                WriteToken(json, points, document, t);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("names");
        foreach (var name in document.Names)
        {
            var span = new TextSpan(document.Tokens[name.First].Span.Start, document.Tokens[name.End - 1].Span.End);
            json.WriteStartObject();
            json.WriteString("text", document.Quote(span));
            WriteSpan(json, points, span);
            json.WriteString("type", JsonNamingPolicy.CamelCase.ConvertName(name.Type.ToString()));
            json.WriteNumber("first_token", name.First);
            json.WriteNumber("end_token", name.End);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteToken(Utf8JsonWriter json, CodePoints points, Document document, int t)
    {
        var token = document.Tokens[t];
        json.WriteStartObject();
        json.WriteNumber("id", t);
        json.WriteString("form", document.Form(t));
        WriteSpan(json, points, token.Span);
        json.WriteString("lemma", token.Lemma);
        json.WriteString("upos", token.UPos.ToString());
        json.WriteString("xpos", token.XPos);
        json.WriteNumber("head", token.Head);
        json.WriteString("relation", Relations.Name(token.Relation));
        json.WriteEndObject();
    }

    private static void WriteSpan(Utf8JsonWriter json, CodePoints points, TextSpan span)
    {
        json.WriteNumber("start", points.Before(span.Start));
        json.WriteNumber("end", points.Before(span.End));
    }
}
