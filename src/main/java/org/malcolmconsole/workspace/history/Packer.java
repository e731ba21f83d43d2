package org.malcolmconsole.workspace.history;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.GC;
import org.eclipse.jgit.internal.storage.file.PackFile;
import org.eclipse.jgit.internal.storage.pack.PackExt;
import org.eclipse.jgit.internal.storage.pack.PackWriter;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.revwalk.RevCommit;

import org.malcolmconsole.workspace.disk.FileOperations;

/**
 * Puts the objects of many commits into one file. The pack is on disk before the first
 * loose object goes, so power may be cut anywhere.
 *
 * @param repository where the objects are
 * @param operations the disk
 */
record Packer(FileRepository repository, FileOperations operations) {

	/**
	 * Packs what a commit reaches and another one does not.
	 * @param head the newest commit to pack
	 * @param packed the newest one that is packed already
	 */
	void pack(RevCommit head, Optional<RevCommit> packed) throws IOException {
		try (var writer = new PackWriter(this.repository)) {
			writer.preparePack(NullProgressMonitor.INSTANCE, Set.of(head), packed.stream().collect(Collectors.toSet()));
			if (writer.getObjectCount() > 0) {
				write(writer);
			}
		}
	}

	/** Removes loose objects that are in a pack too. */
	void prune() throws IOException {
		this.operations.record(() -> new GC(this.repository).prunePacked());
	}

	private void write(PackWriter writer) throws IOException {
		var folder = this.repository.getObjectDatabase().getPackDirectory().toPath();
		var pack = this.repository.getDirectory().toPath().resolve("new.pack");
		var index = pack.resolveSibling("new.idx");
		this.operations.record(() -> {
			try (var out = open(pack)) {
				writer.writePack(NullProgressMonitor.INSTANCE, NullProgressMonitor.INSTANCE, out);
			}
			try (var out = open(index)) {
				writer.writeIndex(out);
			}
		});
		var name = new PackFile(folder.toFile(), writer.computeName(), PackExt.PACK);
		this.operations.force(pack);
		this.operations.force(index);
		this.operations.rename(pack, name.toPath());
		this.operations.rename(index, name.create(PackExt.INDEX).toPath());
		this.operations.force(folder);
		this.repository.getObjectDatabase().openPack(name);
	}

	private static OutputStream open(Path file) throws IOException {
		return new BufferedOutputStream(Files.newOutputStream(file));
	}

}
