import { GlanceElement } from "./glance-element";

if (!customElements.get("first-glance")) customElements.define("first-glance", GlanceElement);
