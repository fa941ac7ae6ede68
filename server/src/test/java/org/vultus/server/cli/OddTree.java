package org.vultus.server.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.vultus.fixtures.DrawnFace;
import org.vultus.fixtures.DrawnScene;

/**
 * A folder such as a system leaves after years: in each part people in every documented form, and
 * everything that is no photo of one person. Says what is to become of it.
 */
final class OddTree {

  /** Of whom there are pictures; ids may share them. */
  private static final int PERSONS = 12;

  private static final int POSES = 3;

  private static final byte[] HEIC = "\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(US_ASCII);

  private final Path root;
  private final List<byte[]> pictures = new ArrayList<>();
  private int imported;
  private int newUsers;
  private int refused;
  private int leftOut;

  private OddTree(Path root) {
    this.root = root;
    for (int person = 0; person < PERSONS; person++) {
      for (int pose = 0; pose < POSES; pose++) {
        DrawnFace face = DrawnFace.of(2000 + person).at(150 + 5 * pose, 120).wide(100);
        pictures.add(DrawnScene.of(face).sized(320, 240).jpeg());
      }
    }
  }

  /**
   * Makes a tree of so many parts, each with a file or more of every kind.
   *
   * @param thumbnails of a network drive's index in each part
   */
  static OddTree of(int parts, int thumbnails, Path root) throws IOException {
    OddTree tree = new OddTree(root);
    for (int part = 0; part < parts; part++) {
      tree.addPeople("p" + part);
      tree.addMixtures("p" + part);
      tree.addUnfit("p" + part);
      tree.addOthers("p" + part);
      tree.addDeep("p" + part);
      tree.addThumbnails("p" + part, thumbnails);
    }
    return tree;
  }

  /** All files that are there, links among them, however deep. */
  long files() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(path -> Files.isSymbolicLink(path) || !Files.isDirectory(path)).count();
    }
  }

  int imported() {
    return imported;
  }

  int newUsers() {
    return newUsers;
  }

  int refused() {
    return refused;
  }

  int leftOut() {
    return leftOut;
  }

  /** Eleven people with 17 photos. */
  private void addPeople(String part) throws IOException {
    for (int pose = 0; pose < POSES; pose++) {
      write(part + "folder/" + pose + ".jpg", picture(0, pose));
      write(part + "media_2023072312345" + pose + ".jpg", picture(1, pose));
    }
    write(part + "Case/a.jpg", picture(2, 0));
    write(part + "case/b.jpg", picture(2, 1));
    write(part + "case.jpg", picture(2, 2));
    List<String> names = List.of("a.JPG", "b.jfif", "c.jpe", "d", "e.png", "f\u200b.jpg", "=g.jpg");
    for (String name : names) {
      write(part.replace('p', 'q') + name, picture(3, 0));
    }
    write(part + "odd.id/no ending", picture(4, 0));
    imported += 17;
    newUsers += 11;
  }

  /** Photos of several people under one id; of one person and a stranger, the person counts. */
  private void addMixtures(String part) throws IOException {
    for (int person = 0; person < 5; person++) {
      write(part + "class/student" + person + ".jpg", picture(person, 0));
    }
    write(part + "IMG_20230723123456.jpg", picture(5, 0));
    write(part + "IMG_20230724091500.jpg", picture(6, 0));
    for (int pose = 0; pose < 2; pose++) {
      write(part + "two/a" + pose + ".jpg", picture(7, pose));
      write(part + "two/b" + pose + ".jpg", picture(8, pose));
      write(part + "guest/a" + pose + ".jpg", picture(9, pose));
    }
    write(part + "guest/b.jpg", picture(10, 0));
    refused += 5 + 2 + 4 + 1;
    imported += 2;
    newUsers += 1;
  }

  private void addUnfit(String part) throws IOException {
    write(part + "nobody.jpg", DrawnScene.of().sized(320, 240).jpeg());
    write(part + "empty.jpg", new byte[0]);
    write(part + "phone.heic", HEIC);
    write(part + "text.jpeg", "text".getBytes(UTF_8));
    write(part + "cut.jpg", Arrays.copyOf(picture(11, 0), 700));
    write(" /" + part + ".jpg", picture(11, 1));
    refused += 6;
  }

  private void addOthers(String part) throws IOException {
    write(part + "notes.txt", "no photo".getBytes(UTF_8));
    write(part + "folder/Thumbs.db", new byte[600]);
    write(part + "folder/.DS_Store", new byte[600]);
    write(part + "folder/@eaDir/0.jpg/SYNOPHOTO_THUMB_M.jpg", picture(0, 0));
    write("__MACOSX/" + part + "folder/._0.jpg", new byte[100]);
    write("#recycle/" + part + ".jpg", picture(1, 0));
    write(part + "backup.jpg.bak", picture(1, 0));
    Files.createSymbolicLink(root.resolve(part + "loop"), root);
    Files.createSymbolicLink(root.resolve(part + "case/loop"), root.resolve(part + "case"));
    Files.createSymbolicLink(root.resolve(part + "gone.jpg"), root.resolve("nowhere"));
    leftOut += 10;
  }

  private void addDeep(String part) throws IOException {
    write(part + "students/2020/ann/0.jpg", picture(0, 0));
    write(part + "students/2020/ann/list.txt", "no photo".getBytes(UTF_8));
    leftOut += 2;
  }

  private void addThumbnails(String part, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      write(part + "folder/@eaDir/" + i + "/SYNOPHOTO_THUMB_S.jpg", picture(1, 1));
    }
    leftOut += count;
  }

  private byte[] picture(int person, int pose) {
    return pictures.get(person * POSES + pose);
  }

  private void write(String name, byte[] content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }
}
