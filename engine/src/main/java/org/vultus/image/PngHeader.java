package org.vultus.image;

import com.drew.imaging.png.PngChunk;
import com.drew.imaging.png.PngChunkReader;
import com.drew.imaging.png.PngChunkType;
import com.drew.imaging.png.PngProcessingException;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.png.PngDirectory;
import java.io.IOException;
import java.util.Set;

/**
 * Size and orientation of a PNG, and nothing else: its texts may be compressed, and a few megabytes
 * of them unpack to gigabytes.
 */
final class PngHeader {

  private static final Set<PngChunkType> WANTED = Set.of(PngChunkType.IHDR, PngChunkType.eXIf);

  private PngHeader() {}

  static Metadata read(byte[] file) throws IOException, PngProcessingException {
    Metadata metadata = new Metadata();
    for (PngChunk chunk :
        new PngChunkReader().extract(new SequentialByteArrayReader(file), WANTED)) {
      if (chunk.getType().equals(PngChunkType.IHDR)) {
        metadata.addDirectory(size(chunk.getBytes()));
      } else {
        new ExifReader().extract(new ByteArrayReader(chunk.getBytes()), metadata);
      }
    }
    return metadata;
  }

  private static PngDirectory size(byte[] header) throws IOException {
    ByteArrayReader values = new ByteArrayReader(header);
    PngDirectory directory = new PngDirectory(PngChunkType.IHDR);
    directory.setInt(PngDirectory.TAG_IMAGE_WIDTH, values.getInt32(0));
    directory.setInt(PngDirectory.TAG_IMAGE_HEIGHT, values.getInt32(4));
    return directory;
  }
}
