///<reference types="svelte" />
;// The screen or page one is on.

import { here } from "../state.svelte";
import CoursePage from "../courses/CoursePage.svelte";
import Courses from "../courses/Courses.svelte";
import Exchange from "../exchange/Exchange.svelte";
import PrintPreview from "../exchange/PrintPreview.svelte";
import Log from "../log/Log.svelte";
import Overview from "../overview/Overview.svelte";
import PeopleList from "../people/PeopleList.svelte";
import PersonPage from "../people/PersonPage.svelte";
import Settings from "../settings/Settings.svelte";
import Targets from "../targets/Targets.svelte";
import Units from "../units/Units.svelte";
function $$render() {

  
  
  
  
  
  
  
  
  
  
  
  
  

  const place = $derived(here.place);
;
async () => {

if(place.page === "person"){ { const $$_egaPnosreP0C = __sveltets_2_ensureComponent(PersonPage); new $$_egaPnosreP0C({ target: __sveltets_2_any(), props: {    "person":place.person,"edit":place.edit ?? false,}});}
} else if (place.page === "course"){ { const $$_egaPesruoC0C = __sveltets_2_ensureComponent(CoursePage); new $$_egaPesruoC0C({ target: __sveltets_2_any(), props: {  "course":place.course,}});}
} else if (place.page === "print"){ { const $$_weiverPtnirP0C = __sveltets_2_ensureComponent(PrintPreview); new $$_weiverPtnirP0C({ target: __sveltets_2_any(), props: {  "query":place.query,}});}
} else if (place.screen === "overview"){ { const $$_weivrevO0C = __sveltets_2_ensureComponent(Overview); new $$_weivrevO0C({ target: __sveltets_2_any(), props: {}});}
} else if (place.screen === "courses"){ { const $$_sesruoC0C = __sveltets_2_ensureComponent(Courses); new $$_sesruoC0C({ target: __sveltets_2_any(), props: {}});}
} else if (place.screen === "units"){ { const $$_stinU0C = __sveltets_2_ensureComponent(Units); new $$_stinU0C({ target: __sveltets_2_any(), props: {}});}
} else if (place.screen === "targets"){ { const $$_stegraT0C = __sveltets_2_ensureComponent(Targets); new $$_stegraT0C({ target: __sveltets_2_any(), props: {}});}
} else if (place.screen === "exchange"){ { const $$_egnahcxE0C = __sveltets_2_ensureComponent(Exchange); new $$_egnahcxE0C({ target: __sveltets_2_any(), props: {}});}
} else if (place.screen === "log"){ { const $$_goL0C = __sveltets_2_ensureComponent(Log); new $$_goL0C({ target: __sveltets_2_any(), props: {}});}
} else if (place.screen === "settings"){ { const $$_sgnitteS0C = __sveltets_2_ensureComponent(Settings); new $$_sgnitteS0C({ target: __sveltets_2_any(), props: {}});}
}else{ { const $$_tsiLelpoeP0C = __sveltets_2_ensureComponent(PeopleList); new $$_tsiLelpoeP0C({ target: __sveltets_2_any(), props: {  "screen":place.screen,}});}}
};
return { props: {} as Record<string, never>, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Screen__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Screen__SvelteComponent_ = ReturnType<typeof Screen__SvelteComponent_>;
/*Ωignore_endΩ*/export default Screen__SvelteComponent_;