package org.malcolmconsole.infrastructure;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.Connection.StorageClass;
import org.malcolmconsole.infrastructure.StorageForm.ClaimForm;

/**
 * Storage as it is: the form that stands for it, and what it means.
 *
 * @param revision the revision that was read or written
 * @param file the file that holds it, or would hold it
 * @param namespace Malcolm's namespace
 * @param configured whether all claims are defined
 * @param kind as in the form; null when there is nothing yet
 * @param manifest the text of the file, null when there is none
 * @param warnings what to think of, in sentences
 * @param storageClasses what the cluster offers
 * @param operatorKinds the kinds of objects that operators may write in their own YAML
 */
record StorageView(long revision, String file, String namespace, boolean configured, @Nullable String kind,
		@Nullable String storageClass, @Nullable String accessMode, @Nullable String path, @Nullable String server,
		@Nullable String fileSystem, Map<String, ClaimForm> claims, @Nullable String yaml, @Nullable String manifest,
		List<String> warnings, List<StorageClass> storageClasses, List<String> operatorKinds) {

	/** What the page offers for a kind: what there is, else a good beginning. */
	StorageForm form(@Nullable String wanted) {
		String usual = this.storageClasses.isEmpty() ? StorageForm.HOST_PATH : StorageForm.STORAGE_CLASS;
		String chosen = (wanted != null) ? wanted : (this.kind != null) ? this.kind : usual;
		String text = chosen.equals(StorageForm.YAML) ? this.manifest : null;
		String folder = (this.path != null) ? this.path : chosen.equals(StorageForm.NFS) ? "/malcolm" : "/srv/malcolm";
		return new StorageForm(chosen, this.storageClass, this.accessMode, folder, this.server, this.fileSystem,
				this.claims, text);
	}

	/** What a claim is for. */
	public String purpose(String claim) {
		return Kept.by(claim).map(Kept::purpose).orElse("");
	}

}
