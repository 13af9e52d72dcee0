# Palabras de los resultados. $group es state, igo o iscm; $base y $count son números.
group-members = { $group ->
    [state] Estados miembros
    [igo] OIG
   *[iscm] mecanismos
 }
group-respondents = { $group ->
    [state] Estados
    [igo] OIG
   *[iscm] mecanismos
 }

tell-none = { $group ->
    [igo] ninguna de las
   *[other] ninguno de los
 } { $base } { group-members }
tell-some = { $group ->
    [igo] algunas de las
   *[other] algunos de los
 } { $base } { group-members }
tell-several = { $group ->
    [igo] varias de las
   *[other] varios de los
 } { $base } { group-members }
tell-most = la mayoría de { $group ->
    [igo] las
   *[other] los
 } { $base } { group-members }
tell-count = { $count } de { $group ->
    [igo] las
   *[other] los
 } { $base } { group-members }
tell-all = { $base ->
    [1] { $group ->
        [state] el único Estado miembro
        [igo] la única OIG
       *[iscm] el único mecanismo
     }
   *[other] la totalidad de { $group ->
        [igo] las
       *[other] los
     } { $base } { group-members }
 }
few-answered = Menos de { $minimum } { group-members } respondieron a esta parte; sus respuestas no se muestran.

source-group = { $group ->
    [state] Un Estado miembro
    [igo] Una OIG
   *[iscm] Un mecanismo
 }

summary-only-states = El propio mecanismo ({ $iscm }) no respondió: este resumen se basa en lo que dijeron de él los Estados.
summary-only-igos = El propio mecanismo ({ $iscm }) no respondió: este resumen se basa en lo que dijeron de él las organizaciones intergubernamentales.
summary-only-states-and-igos = El propio mecanismo ({ $iscm }) no respondió: este resumen se basa en lo que dijeron de él los Estados y las organizaciones intergubernamentales.
