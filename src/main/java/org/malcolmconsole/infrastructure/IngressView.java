package org.malcolmconsole.infrastructure;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.malcolmconsole.cluster.Connection.IngressClass;

/**
 * The ingress as it is: the form that stands for it, and what it means.
 *
 * @param revision the revision that was read or written
 * @param file the file that holds it, or would hold it
 * @param namespace Malcolm's namespace
 * @param kind as in the form
 * @param manifest the text of the file, null when there is none
 * @param warnings what to think of, in sentences
 * @param ingressClasses what the cluster offers
 * @param operatorKinds the kinds of objects that operators may write in their own YAML
 */
record IngressView(long revision, String file, String namespace, String kind, @Nullable String host,
		@Nullable String ingressClass, @Nullable Boolean tlsPassthrough, @Nullable String yaml,
		@Nullable String manifest, List<String> warnings, List<IngressClass> ingressClasses,
		List<String> operatorKinds) {

	/** What the page offers for a kind: what there is, else a good beginning. */
	IngressForm form(@Nullable String wanted) {
		String chosen = (wanted != null) ? wanted : (this.manifest != null) ? this.kind : IngressForm.NGINX;
		String text = chosen.equals(IngressForm.YAML) ? this.manifest : null;
		String usual = this.ingressClasses.stream()
			.filter((one) -> one.controller().equals("k8s.io/ingress-nginx"))
			.map(IngressClass::name)
			.findFirst()
			.orElse(null);
		boolean fresh = !IngressForm.NGINX.equals(this.kind);
		return new IngressForm(chosen, this.host, fresh ? usual : this.ingressClass, this.tlsPassthrough, text);
	}

}
