using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Parley.Record;

namespace Parley.Exchange;

/// <summary>Writes records as docs/record.schema.json says. Offsets are counted in Unicode code points.</summary>
public static class RecordJson
{
    /// <summary>The record as one JSON object.</summary>
    /// <param name="record">The record.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="indented">Over many lines, or one.</param>
    /// <param name="explain">With the rule and trigger of each item.</param>
    public static void Write(StoryRecord record, Stream stream, bool indented, bool explain)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        new Writing(json, new CodePoints(record.Story.Text), explain).Record(record);
    }

    private sealed class Writing(Utf8JsonWriter json, CodePoints points, bool explain)
    {
        public void Record(StoryRecord record)
        {
            json.WriteStartObject();
            json.WriteString("id", record.Story.Id);
            json.WriteString("published", record.Story.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Dateline(record.Story.Dateline);
            json.WriteString("title", record.Story.Title);
            List("entities", record.Entities, Entity);
            List("meetings", record.Meetings, m => Item(m, () =>
            {
                Strings("participants", m.Participants);
                json.WriteString("host", m.Host);
                Strings("topics", m.Topics);
                Happening(m.Status, m.Time, m.Place);
            }));
            List("statements", record.Statements, s => Item(s, () =>
            {
                json.WriteString("speaker", s.Speaker);
                Content(s.Content);
                json.WriteBoolean("quoted", s.Quoted);
                json.WriteString("addressee", s.Addressee);
            }));
            List("positions", record.Positions, p => Item(p, () =>
            {
                json.WriteString("holder", p.Holder);
                json.WriteString("stance", Terms.Write(p.Stance));
                json.WriteString("object", p.Object);
                json.WriteString("toward", p.Toward);
                json.WriteString("condition", p.Condition);
            }));
            List("incidents", record.Incidents, i => Item(i, () => Incident(i)));
            List("actions", record.Actions, a => Item(a, () =>
            {
                json.WriteString("type", Terms.Write(a.Type));
                Strings("actors", a.Actors);
                json.WriteString("target", a.Target);
                json.WriteString("object", a.Object);
                Happening(a.Status, a.Time, a.Place);
            }));
            json.WriteEndObject();
        }

        private void Incident(Incident incident)
        {
            json.WriteString("type", Terms.Write(incident.Type));
            json.WriteString("attacker", incident.Attacker);
            json.WriteString("target", incident.Target);
            json.WriteString("weapon", incident.Weapon);
            Number("killed", incident.Killed);
            Number("injured", incident.Injured);
            json.WriteString("victims", incident.Victims);
            Happening(incident.Status, incident.Time, incident.Place);
        }

        private void Dateline(Dateline? dateline)
        {
            json.WritePropertyName("dateline");
            if (dateline is null)
            {
                json.WriteNullValue();
                return;
            }

            json.WriteStartObject();
            json.WriteString("place", dateline.Place);
            json.WriteString("agency", dateline.Agency);
            json.WriteEndObject();
        }

        private void Entity(Entity entity)
        {
            json.WriteStartObject();
            json.WriteString("id", entity.Id);
            json.WriteString("kind", Terms.Write(entity.Kind));
            json.WriteString("name", entity.Name);
            json.WriteString("country", entity.Country);
            json.WriteString("role", entity.Role);
            json.WriteString("affiliation", entity.Affiliation);
            Strings("names", entity.Names);
            json.WriteEndObject();
        }

        private void Item(Item item, Action fields)
        {
            json.WriteStartObject();
            json.WriteString("id", item.Id);
            fields();
            json.WriteString("attribution", item.Attribution);
            if (explain)
            {
                json.WriteString("rule", item.Why.Rule);
                json.WriteString("trigger", item.Why.Trigger);
            }

            List("evidence", item.Evidence, e =>
            {
                json.WriteStartObject();
                json.WriteNumber("start", points.Before(e.Start));
                json.WriteNumber("end", points.Before(e.End));
                json.WriteString("quote", e.Quote);
                json.WriteEndObject();
            });
            json.WriteEndObject();
        }

        private void Happening(Status status, string? time, string? place)
        {
            json.WriteString("status", Terms.Write(status));
            json.WriteString("time", time);
            json.WriteString("place", place);
        }

        private void Content(ImmutableArray<string> content)
        {
            if (content.Length == 1)
            {
                json.WriteString("content", content[0]);
            }
            else
            {
                Strings("content", content);
            }
        }

        private void Number(string name, int? value)
        {
            if (value is { } number)
            {
                json.WriteNumber(name, number);
            }
            else
            {
                json.WriteNull(name);
            }
        }

        private void Strings(string name, ImmutableArray<string> values) => List(name, values, json.WriteStringValue);

        private void List<T>(string name, ImmutableArray<T> items, Action<T> write)
        {
            json.WriteStartArray(name);
            foreach (var item in items)
            {
                write(item);
            }

            json.WriteEndArray();
        }
    }
}
