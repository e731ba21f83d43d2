package org.malcolmconsole.cluster.contract;

import java.util.List;

/** One small object of each kind that the console applies. */
final class Samples {

	static final List<Sample> ALL = List.of(
			new Sample("Namespace", "/api/v1/namespaces", false, "{\"apiVersion\":\"v1\""),
			new Sample("ConfigMap", "/api/v1/namespaces/NS/configmaps", true,
					"{\"apiVersion\":\"v1\",\"data\":{\"a\":\"1\"},\"binaryData\":{\"b\":\"AAE=\"}"),
			new Sample("Secret", "/api/v1/namespaces/NS/secrets", true,
					"{\"apiVersion\":\"v1\",\"data\":{\"a\":\"MQ==\"}"),
			new Sample("Service", "/api/v1/namespaces/NS/services", true,
					"{\"apiVersion\":\"v1\",\"spec\":{\"selector\":{\"app\":\"x\"},\"ports\":[{\"name\":\"p\",\"port\":80,\"protocol\":\"TCP\"}]}"),
			new Sample("ServiceAccount", "/api/v1/namespaces/NS/serviceaccounts", true, "{\"apiVersion\":\"v1\""),
			new Sample("PersistentVolumeClaim", "/api/v1/namespaces/NS/persistentvolumeclaims", true,
					"{\"apiVersion\":\"v1\",\"spec\":{\"accessModes\":[\"ReadWriteMany\"],\"storageClassName\":\"none\",\"resources\":{\"requests\":{\"storage\":\"1Gi\"}}}"),
			new Sample("PersistentVolume", "/api/v1/persistentvolumes", false,
					"{\"apiVersion\":\"v1\",\"spec\":{\"capacity\":{\"storage\":\"1Gi\"},\"accessModes\":[\"ReadWriteMany\"],\"storageClassName\":\"none\",\"persistentVolumeReclaimPolicy\":\"Retain\",\"hostPath\":{\"path\":\"/tmp/none\"}}"),
			new Sample("Deployment", "/apis/apps/v1/namespaces/NS/deployments", true,
					"{\"apiVersion\":\"apps/v1\",\"spec\":{\"replicas\":0,\"selector\":{\"matchLabels\":{\"app\":\"x\"}},\"template\":{\"metadata\":{\"labels\":{\"app\":\"x\"}},\"spec\":{\"containers\":[{\"name\":\"c\",\"image\":\"i\",\"resources\":{\"requests\":{\"memory\":\"0.5Gi\",\"cpu\":\"0.5\"}}}]}}}"),
			new Sample("Ingress", "/apis/networking.k8s.io/v1/namespaces/NS/ingresses", true,
					"{\"apiVersion\":\"networking.k8s.io/v1\",\"spec\":{\"ingressClassName\":\"nginx\",\"rules\":[{\"http\":{\"paths\":[{\"path\":\"/\",\"pathType\":\"Prefix\",\"backend\":{\"service\":{\"name\":\"x\",\"port\":{\"number\":80}}}}]}}]}"),
			new Sample("StorageClass", "/apis/storage.k8s.io/v1/storageclasses", false,
					"{\"apiVersion\":\"storage.k8s.io/v1\",\"provisioner\":\"example.org/none\""),
			new Sample("IngressClass", "/apis/networking.k8s.io/v1/ingressclasses", false,
					"{\"apiVersion\":\"networking.k8s.io/v1\",\"spec\":{\"controller\":\"example.org/none\"}"));

	private Samples() {
	}

	record Sample(String kind, String collection, boolean namespaced, String start) {

		String path(String namespace) {
			return this.collection.replace("NS", namespace);
		}

		String manifest(String name) {
			return this.start + ",\"kind\":\"" + this.kind + "\",\"metadata\":{\"name\":\"" + name
					+ "\",\"labels\":{\"app.kubernetes.io/managed-by\":\"contract\"}}}";
		}

	}

}
