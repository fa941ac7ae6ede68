package org.vultus.vision;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vultus.geometry.Landmarks;
import org.vultus.image.Decoded;
import org.vultus.image.ImageDecoder;
import org.vultus.image.ImageProblem;
import org.vultus.image.Photo;
import org.vultus.image.Picture;
import org.vultus.image.Raster;
import org.vultus.onnx.OnnxException;
import org.vultus.pack.EmbedderSpec;
import org.vultus.pack.ModelPack;
import org.vultus.pack.PackManifest;
import org.vultus.quality.MagnitudeScale;
import org.vultus.quality.QualityAssessment;
import org.vultus.quality.QualityLimits;
import org.vultus.quality.QualityReport;
import org.vultus.quality.SeenFace;
import org.vultus.vision.Trace.Stage;

/**
 * From a photo to the template of the face in it, with the networks of one model pack. Safe for use
 * by many threads, also while it is closed: networks that are freed under a photo crash the JVM.
 */
public final class FaceEngine implements AutoCloseable {

  /** Each costs as much as a photo with one face: one photo must not keep a lane for minutes. */
  public static final int MOST_FACES = 100;

  private final PackManifest pack;
  private final ImageDecoder decoder;
  private final YuNetDetector detector;
  private final UprightSearch search;
  private final FaceChoice choice;
  private final CloseUps closeUps;
  private final Aligner aligner;
  private final Embedder embedder;
  private final QualityAssessment assessment;
  private final int concurrency;
  private final Semaphore lanes;

  /** Guarded by the lanes: set by whoever has them all. */
  private boolean closed;

  /** Takes over both networks. */
  private FaceEngine(
      PackManifest pack, YuNetDetector detector, Embedder embedder, EngineSettings settings) {
    this.pack = pack;
    this.decoder = new ImageDecoder(settings.maxPixels());
    this.detector = detector;
    this.choice = new FaceChoice(settings.dominance());
    this.search = upright(detector, this.pack);
    this.closeUps = new CloseUps(detector, this.pack.embedder().reference());
    this.aligner = new Aligner(this.pack.embedder());
    this.embedder = embedder;
    this.assessment = assessment(this.pack);
    this.concurrency = settings.concurrency();
    this.lanes = new Semaphore(concurrency, true);
  }

  /**
   * Loads a pack's networks and runs each once.
   *
   * @throws OnnxException if they cannot be loaded or do not fit the manifest; it names the pack
   */
  public static FaceEngine open(ModelPack pack, EngineSettings settings) {
    PackManifest manifest = pack.manifest();
    YuNetDetector detector = null;
    Embedder embedder = null;
    try {
      detector = new YuNetDetector(pack.detector(), manifest.detector());
      embedder = new Embedder(pack.embedder(), manifest.embedder(), manifest.id());
      FaceEngine engine = new FaceEngine(manifest, detector, embedder, settings);
      engine.tryOut();
      return engine;
    } catch (OnnxException e) {
      close(detector, embedder);
      throw unusable(manifest, e);
    } catch (RuntimeException | Error e) {
      close(detector, embedder);
      throw e;
    }
  }

  /** What does not fit is to be seen by the operator at the start, not by the first person. */
  private void tryOut() {
    EmbedderSpec crop = pack.embedder();
    byte[] noise = new byte[3 * crop.width() * crop.height()];
    new Random(0).nextBytes(noise);
    Raster picture = new Raster(crop.width(), crop.height(), noise);
    detector.detect(picture, pack.detector().longSide());
    embedder.embed(picture);
    decoder.tryOut();
  }

  /**
   * The face in the photo, however good or bad it is, or why there is none to use. Waits while all
   * lanes are taken.
   */
  public Analysis analyse(Photo photo) {
    return analyse(photo, QualityLimits.NONE, Trace.NONE);
  }

  /** As {@link #analyse(Photo)}; {@code trace} sees every step. */
  public Analysis analyse(Photo photo, Trace trace) {
    return analyse(photo, QualityLimits.NONE, trace);
  }

  /** As {@link #analyse(Photo)}, but a face that misses one of the limits is refused. */
  public Analysis analyse(Photo photo, QualityLimits limits, Trace trace) {
    return inLane(() -> new Run(limits, trace).analyse(photo));
  }

  /**
   * All faces in the photo, however good or bad they are; of more than {@link #MOST_FACES} those
   * that were detected best. Waits while all lanes are taken.
   */
  public Survey survey(Photo photo) {
    return inLane(() -> new Run(QualityLimits.NONE, Trace.NONE).survey(photo));
  }

  /** What the pack's manifest says. */
  public PackManifest pack() {
    return pack;
  }

  /** Waits for the photos under way. Whatever is asked of it from then on is refused. */
  @Override
  public void close() {
    lanes.acquireUninterruptibly(concurrency);
    try {
      if (!closed) {
        closed = true;
        close(detector, embedder);
      }
    } finally {
      lanes.release(concurrency);
    }
  }

  private static void close(@Nullable YuNetDetector detector, @Nullable Embedder embedder) {
    if (detector != null) {
      detector.close();
    }
    if (embedder != null) {
      embedder.close();
    }
  }

  private <T> T inLane(Supplier<T> work) {
    lanes.acquireUninterruptibly();
    try {
      if (closed) {
        throw new IllegalStateException("the engine of %s is closed".formatted(pack.id()));
      }
      return work.get();
    } catch (OnnxException e) {
      throw unusable(pack, e);
    } finally {
      lanes.release();
    }
  }

  private static OnnxException unusable(PackManifest pack, OnnxException e) {
    return new OnnxException(
        "The networks of the model pack %s cannot be used".formatted(pack.id()), e);
  }

  /** One photo's way through the pipeline. */
  private final class Run {

    private final QualityLimits limits;
    private final Trace trace;
    private long stageStart = System.nanoTime();

    Run(QualityLimits limits, Trace trace) {
      this.limits = limits;
      this.trace = trace;
    }

    Analysis analyse(Photo photo) {
      Decoded decoded = decoder.decode(photo);
      ended(Stage.DECODE);
      return switch (decoded) {
        case ImageProblem problem -> refusal(problem);
        case Picture picture -> analyse(picture);
      };
    }

    private Analysis analyse(Picture picture) {
      Sighting seen = search.look(picture);
      trace.found(seen.faces().stream().map(seen::asSent).toList());
      ended(Stage.DETECT);
      return switch (choice.choose(seen.faces())) {
        case Refusal refusal -> refusal;
        case Detection face -> analyse(seen, face);
      };
    }

    private Analysis analyse(Sighting seen, Detection found) {
      AnalysedFace face = study(seen, found);
      return QualityGate.refusal(face.quality(), limits)
          .<Analysis>map(refusal -> refusal)
          .orElse(face);
    }

    Survey survey(Photo photo) {
      return switch (decoder.decode(photo)) {
        case ImageProblem problem -> refusal(problem);
        case Picture picture -> new FacesFound(picture.width(), picture.height(), survey(picture));
      };
    }

    private List<FacesFound.Found> survey(Picture picture) {
      Sighting seen = search.look(picture);
      return seen.faces().stream()
          .limit(MOST_FACES)
          .sorted(FaceChoice.largestFirst())
          .map(face -> study(seen, face))
          .map(face -> new FacesFound.Found(face.face(), face.quality()))
          .toList();
    }

    private AnalysedFace study(Sighting seen, Detection found) {
      Raster photo = sharpEnough(seen.picture(), found);
      double scale = (double) photo.width() / seen.picture().width();
      CloseUps.Seen closeUp = closeUps.look(photo, found.times(scale));
      Landmarks landmarks = closeUp.landmarks();
      Detection face = seen.asSent(found.at(landmarks.times(1 / scale)));
      ended(Stage.REFINE);
      Raster aligned = aligner.align(photo, landmarks);
      trace.aligned(aligned);
      ended(Stage.ALIGN);
      Embedder.Embedded embedded = embedder.embed(aligned);
      ended(Stage.EMBED);
      QualityReport quality =
          assessment.assess(
              seenFace(seen.sent(), face, closeUp, nextArea(found, seen.faces())),
              aligned,
              aligner.inCrop(landmarks),
              embedded.magnitude());
      trace.assessed(quality);
      ended(Stage.ASSESS);
      Detection visible = face.within(seen.sent().width(), seen.sent().height());
      return new AnalysedFace(visible, embedded.template(), quality, photo);
    }

    /** The reduced picture, unless the face in it has fewer pixels than the crop to be made. */
    private Raster sharpEnough(Picture picture, Detection face) {
      boolean enough = aligner.shrink(face.landmarks()) >= picture.reduction();
      return enough ? picture.reduced() : picture.full();
    }

    private void ended(Stage stage) {
      long now = System.nanoTime();
      trace.took(stage, now - stageStart);
      stageStart = now;
    }
  }

  private static UprightSearch upright(YuNetDetector detector, PackManifest pack) {
    return new UprightSearch(
        new FaceSearch(detector, pack.detector().longSide()),
        new TurnedLook(detector, pack.embedder().reference()));
  }

  private static SeenFace seenFace(
      Picture picture, Detection face, CloseUps.Seen closeUp, double nextArea) {
    return new SeenFace(
        face.box(),
        face.landmarks(),
        face.score(),
        closeUp.score(),
        nextArea,
        picture.width(),
        picture.height());
  }

  /** Of the largest face beside the chosen one; 0 if there is none. */
  private static double nextArea(Detection chosen, List<Detection> faces) {
    return faces.stream()
        .filter(other -> !other.equals(chosen))
        .mapToDouble(other -> other.box().area())
        .max()
        .orElse(0);
  }

  private static QualityAssessment assessment(PackManifest pack) {
    return new QualityAssessment(
        Optional.ofNullable(pack.magnitude())
            .map(spec -> new MagnitudeScale(spec.poor(), spec.good())));
  }

  private static Refusal refusal(ImageProblem problem) {
    RefusalCode code =
        switch (problem.kind()) {
          case UNREADABLE -> RefusalCode.UNREADABLE_IMAGE;
          case UNSUPPORTED -> RefusalCode.UNSUPPORTED_FORMAT;
          case TOO_LARGE -> RefusalCode.IMAGE_TOO_LARGE;
        };
    return new Refusal(code, problem.message());
  }
}
