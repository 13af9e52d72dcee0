# Palabras que rodean cada página.
program-name = Encuesta MCIM
title-error = Error:
skip-to-content = Ir al contenido principal
navigation = Secciones
language-of-page = Idioma de esta página
you-are-here = Usted está aquí
footer-privacy = Privacidad
footer-accessibility = Accesibilidad
footer-contact = Contacto
footer-designations = Las denominaciones empleadas y la presentación del material no implican opinión alguna sobre la condición jurídica de ningún país, territorio, ciudad o zona, ni de sus autoridades, ni sobre el trazado de sus fronteras o límites.
mark-reconstructed = Reconstruido a partir del resumen publicado; no son palabras de quien responde
mark-illustrative = Ilustrativo: inventado para mostrar el programa, nadie ha respondido esto
pagination = Páginas de la lista
pagination-total = { $total ->
    [one] { $total } entrada
   *[other] { $total } entradas
 }
pagination-previous = Anterior
pagination-next = Siguiente
change = Cambiar
yes = Sí
no = No
or = o
back = Volver
