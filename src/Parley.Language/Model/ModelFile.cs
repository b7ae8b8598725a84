using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Parley.Language.Model;

/// <summary>
/// One little-endian file of named sections: magic <c>PARLEYLM</c>, version, count, then for each section its name, raw length, packed length and
/// Brotli-packed bytes, and at the end the first eight bytes of the SHA-256 of all before it.
/// </summary>
public static class ModelFile
{
    private const int Version = 2;
    private static readonly byte[] Magic = "PARLEYLM"u8.ToArray();

    /// <summary>Writes sections in the order of their names.</summary>
    public static void Save(string path, IReadOnlyDictionary<string, byte[]> sections)
    {
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(Version);
            writer.Write(sections.Count);
            foreach (var (name, bytes) in sections.OrderBy(s => s.Key, StringComparer.Ordinal))
            {
                var packed = Pack(bytes);
                writer.Write(name);
                writer.Write(bytes.Length);
                writer.Write(packed.Length);
                writer.Write(packed);
            }
        }

        var content = memory.ToArray();
        var checksum = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(checksum, Checksum(content));
        File.WriteAllBytes(path, [.. content, .. checksum]);
    }

    /// <summary>Reads the sections that are wanted; all where nothing is said.</summary>
    /// <exception cref="InvalidDataException">The file is no model, of another version, cut short or altered.</exception>
    public static Dictionary<string, byte[]> Load(string path, Predicate<string>? wanted = null)
    {
        var file = File.ReadAllBytes(path);
        if (file.Length < Magic.Length + 16 || !file.AsSpan(0, Magic.Length).SequenceEqual(Magic))
        {
            throw new InvalidDataException($"{path}: not a Parley language model");
        }

        var content = file.AsSpan(0, file.Length - 8);
        if (BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(content.Length)) != Checksum(content))
        {
            throw new InvalidDataException($"{path}: the checksum is wrong; the file was cut short or altered");
        }

        using var reader = new BinaryReader(new MemoryStream(file, Magic.Length, content.Length - Magic.Length), Encoding.UTF8);
        if (reader.ReadInt32() is var version && version != Version)
        {
            throw new InvalidDataException($"{path}: model version {version}, expected {Version}");
        }

        var count = reader.ReadInt32();
        var packed = new List<(string Name, int Length, byte[] Bytes)>();
        for (var i = 0; i < count; i++)
        {
            var (name, length, size) = (reader.ReadString(), reader.ReadInt32(), reader.ReadInt32());
            var bytes = reader.ReadBytes(size);
            if (wanted?.Invoke(name) != false)
            {
                packed.Add((name, length, bytes));
            }
        }

        return packed.AsParallel().Select(p => (p.Name, Bytes: Unpack(p.Bytes, p.Length))).ToDictionary(p => p.Name, p => p.Bytes, StringComparer.Ordinal);
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var brotli = new BrotliStream(memory, new BrotliCompressionOptions { Quality = 9 }, leaveOpen: true))
        {
            brotli.Write(bytes);
        }

        return memory.ToArray();
    }

    private static byte[] Unpack(byte[] packed, int length)
    {
        var bytes = new byte[length];
        return BrotliDecoder.TryDecompress(packed, bytes, out var written) && written == length ? bytes
            : throw new InvalidDataException("a section of the model can't be unpacked");
    }

    private static ulong Checksum(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(bytes));
}
