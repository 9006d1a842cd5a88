# SPDX-License-Identifier: MIT
"""Names of locales and encodings, as systems and users write them, and what the C library calls them."""

# A line begins with the name of a locale; behind it stand others for it, in small letters, with encodings short.
_ALIASES = '''
C c c.ascii c.en c_c c_c.c english_united-states.437 posix posix-utf2
aa_DJ.ISO8859-1 aa_dj
aa_ER.UTF-8 aa_er
aa_ET.UTF-8 aa_et
af_ZA.ISO8859-1 af af_za af_za.iso88591
agr_PE.UTF-8 agr_pe
ak_GH.UTF-8 ak_gh
am_ET.UTF-8 am am_et
an_ES.ISO8859-15 an_es
anp_IN.UTF-8 anp_in
ar_AA.ISO8859-6 ar ar_aa ar_aa.iso88596 arabic arabic.iso88596
ar_AE.ISO8859-6 ar_ae ar_ae.iso88596
ar_BH.ISO8859-6 ar_bh ar_bh.iso88596
ar_DZ.ISO8859-6 ar_dz ar_dz.iso88596
ar_EG.ISO8859-6 ar_eg ar_eg.iso88596
ar_IN.UTF-8 ar_in
ar_IQ.ISO8859-6 ar_iq ar_iq.iso88596
ar_JO.ISO8859-6 ar_jo ar_jo.iso88596
ar_KW.ISO8859-6 ar_kw ar_kw.iso88596
ar_LB.ISO8859-6 ar_lb ar_lb.iso88596
ar_LY.ISO8859-6 ar_ly ar_ly.iso88596
ar_MA.ISO8859-6 ar_ma ar_ma.iso88596
ar_OM.ISO8859-6 ar_om ar_om.iso88596
ar_QA.ISO8859-6 ar_qa ar_qa.iso88596
ar_SA.ISO8859-6 ar_sa ar_sa.iso88596
ar_SD.ISO8859-6 ar_sd ar_sd.iso88596
ar_SS.UTF-8 ar_ss
ar_SY.ISO8859-6 ar_sy ar_sy.iso88596
ar_TN.ISO8859-6 ar_tn ar_tn.iso88596
ar_YE.ISO8859-6 ar_ye ar_ye.iso88596
as_IN.UTF-8 as as_in
ast_ES.ISO8859-15 ast_es
ayc_PE.UTF-8 ayc_pe
az_AZ.ISO8859-9E az az_az az_az.iso88599e
az_AZ.KOI8-C a3 a3_az a3_az.koi8c a3_az.koic
az_IR.UTF-8 az_ir
be_BY.CP1251 be be_by be_by.cp1251 be_by.microsoftcp1251
be_BY.UTF-8@latin be@latin be_by.utf8@latin be_by@latin
bem_ZM.UTF-8 bem_zm
ber_DZ.UTF-8 ber_dz
ber_MA.UTF-8 ber_ma
bg_BG.CP1251 bg bg_bg bg_bg.cp1251 bg_bg.microsoftcp1251 bulgarian
bg_BG.ISO8859-5 bg_bg.iso88595
bg_BG.KOI8-R bg_bg.koi8r
bg_BG.UTF-8 be_bg.utf8
bhb_IN.UTF-8 bhb_in.utf8
bho_IN.UTF-8 bho_in
bho_NP.UTF-8 bho_np
bi_VU.UTF-8 bi_vu
bn_BD.UTF-8 bn_bd
bn_IN.UTF-8 bn_in
bo_CN.UTF-8 bo_cn
bo_IN.UTF-8 bo_in
br_FR.ISO8859-1 br br_fr br_fr.iso88591
br_FR.ISO8859-14 br_fr.iso885914
br_FR.ISO8859-15 br_fr.iso885915 br_fr.iso885915@euro br_fr@euro
br_FR.UTF-8 br_fr.utf8@euro
brx_IN.UTF-8 brx_in
bs_BA.ISO8859-2 bs bs_ba bs_ba.iso88592
byn_ER.UTF-8 byn_er
ca_AD.ISO8859-1 ca_ad ca_ad.iso88591
ca_AD.ISO8859-15 ca_ad.iso885915 ca_ad.iso885915@euro ca_ad@euro
ca_AD.UTF-8 ca_ad.utf8@euro
ca_ES.ISO8859-1 ca ca_es ca_es.iso88591 catalan
ca_ES.ISO8859-15 ca_es.iso885915 ca_es.iso885915@euro ca_es@euro
ca_ES.UTF-8 ca_es.utf8@euro
ca_ES.UTF-8@valencia ca_es@valencia
ca_FR.ISO8859-1 ca_fr ca_fr.iso88591
ca_FR.ISO8859-15 ca_fr.iso885915 ca_fr.iso885915@euro ca_fr@euro
ca_FR.UTF-8 ca_fr.utf8@euro
ca_IT.ISO8859-1 ca_it ca_it.iso88591
ca_IT.ISO8859-15 ca_it.iso885915 ca_it.iso885915@euro ca_it@euro
ca_IT.UTF-8 ca_it.utf8@euro
ce_RU.UTF-8 ce_ru
chr_US.UTF-8 chr_us
ckb_IQ.UTF-8 ckb_iq
cmn_TW.UTF-8 cmn_tw
crh_UA.UTF-8 crh_ua
cs_CZ.ISO8859-2 cs cs_cs cs_cs.iso88592 cs_cz cs_cz.iso88592 cz cz_cz czech
csb_PL.UTF-8 csb_pl
cv_RU.UTF-8 cv_ru
cy_GB.ISO8859-1 cy cy_gb cy_gb.iso88591
cy_GB.ISO8859-14 cy_gb.iso885914
cy_GB.ISO8859-15 cy_gb.iso885915 cy_gb@euro
da_DK.ISO8859-1 da da_dk da_dk.88591 da_dk.iso88591 danish danish.iso88591 dansk
da_DK.ISO8859-15 da.iso885915 da_dk.885915 da_dk.iso885915 da_dk@euro
de_AT.ISO8859-1 de_at de_at.iso88591
de_AT.ISO8859-15 de_at.iso885915 de_at.iso885915@euro de_at@euro
de_AT.UTF-8 de_at.utf8@euro
de_BE.ISO8859-1 de_be de_be.iso88591
de_BE.ISO8859-15 de_be.iso885915 de_be.iso885915@euro de_be@euro
de_BE.UTF-8 de_be.utf8@euro
de_CH.ISO8859-1 de_ch de_ch.iso88591 german.iso88591
de_CH.ISO8859-15 de_ch.iso885915 de_ch@euro
de_DE.ISO8859-1 de de_de de_de.88591 de_de.iso88591 deutsch ger_de ger_de.8859 german german_germany
    german_germany.8859
de_DE.ISO8859-15 de.iso885915 de_de.885915 de_de.885915@euro de_de.iso885915 de_de.iso885915@euro de_de@euro
de_DE.UTF-8 de_de.utf8@euro
de_IT.ISO8859-1 de_it
de_LI.UTF-8 de_li.utf8
de_LU.ISO8859-1 de_lu de_lu.iso88591
de_LU.ISO8859-15 de_lu.iso885915 de_lu.iso885915@euro de_lu@euro
de_LU.UTF-8 de_lu.utf8@euro
doi_IN.UTF-8 doi_in
dv_MV.UTF-8 dv_mv
dz_BT.UTF-8 dz_bt
ee_EE.ISO8859-4 ee ee_ee ee_ee.iso88594
el_CY.ISO8859-7 el_cy
el_GR.ISO8859-15 el_gr@euro
el_GR.ISO8859-7 el el_gr el_gr.iso88597 greek greek.iso88597
en_AG.UTF-8 en_ag
en_AU.ISO8859-1 en_au en_au.iso88591
en_BE.ISO8859-1 en_be
en_BE.ISO8859-15 en_be@euro
en_BW.ISO8859-1 en_bw en_bw.iso88591
en_CA.ISO8859-1 en_ca en_ca.iso88591
en_DK.ISO8859-1 en_dk en_dk.iso88591
en_DK.ISO8859-15 en_dk.iso885915
en_DL.UTF-8 en_dl.utf8
en_EN.ISO8859-1 english
en_GB.ISO8859-1 en_gb en_gb.88591 en_gb.iso88591 en_uk eng_gb eng_gb.8859 english_uk english_uk.8859
en_GB.ISO8859-15 en_gb.iso885915 en_gb@euro
en_HK.ISO8859-1 en_hk en_hk.iso88591
en_IE.ISO8859-1 en_ie en_ie.iso88591
en_IE.ISO8859-15 en_ie.iso885915 en_ie.iso885915@euro en_ie@euro
en_IE.UTF-8 en_ie.utf8@euro
en_IL.UTF-8 en_il
en_IN.ISO8859-1 en_in
en_NG.UTF-8 en_ng
en_NZ.ISO8859-1 en_nz en_nz.iso88591
en_PH.ISO8859-1 en_ph en_ph.iso88591
en_SC.UTF-8 en_sc.utf8
en_SG.ISO8859-1 en_sg en_sg.iso88591
en_US.ISO8859-1 american american.iso88591 c.iso88591 cextend cextend.en en en.iso88591 en_us en_us.88591
    en_us.iso88591 english.iso88591 english_united-states english_us english_us.8859 english_us.ascii iso-8859-1
    iso8859-1 iso_8859_1
en_US.ISO8859-15 en_us.885915 en_us.iso885915 en_us.iso885915@euro en_us@euro en_us@euro@euro iso-8859-15 iso8859-15
    iso_8859_15
en_US.UTF-8 c.utf8 universal.utf8@ucs4
en_US.utf univ universal
en_ZA.ISO8859-1 en_za en_za.88591 en_za.iso88591
en_ZA.ISO8859-15 en_za.iso885915 en_za@euro
en_ZM.UTF-8 en_zm
en_ZS.UTF-8 en_zw.utf8
en_ZW.ISO8859-1 en_zw en_zw.iso88591
eo.UTF-8 eo.utf8
eo_EO.ISO8859-3 eo_eo eo_eo.iso88593
eo_US.UTF-8 eo_us.utf8
eo_XX.ISO8859-3 eo eo_xx eo_xx.iso88593
es_AR.ISO8859-1 es_ar es_ar.iso88591
es_BO.ISO8859-1 es_bo es_bo.iso88591
es_CL.ISO8859-1 es_cl es_cl.iso88591
es_CO.ISO8859-1 es_co es_co.iso88591
es_CR.ISO8859-1 es_cr es_cr.iso88591
es_CU.UTF-8 es_cu
es_DO.ISO8859-1 es_do es_do.iso88591
es_EC.ISO8859-1 es_ec es_ec.iso88591
es_ES.ISO8859-1 es es_es es_es.88591 es_es.iso88591 spanish spanish.iso88591 spanish_spain spanish_spain.8859
es_ES.ISO8859-15 es_es.iso885915 es_es.iso885915@euro es_es@euro
es_ES.UTF-8 es_es.utf8@euro
es_GT.ISO8859-1 es_gt es_gt.iso88591
es_HN.ISO8859-1 es_hn es_hn.iso88591
es_MX.ISO8859-1 es_mx es_mx.iso88591
es_NI.ISO8859-1 es_ni es_ni.iso88591
es_PA.ISO8859-1 es_pa es_pa.iso88591
es_PA.ISO8859-15 es_pa.iso885915 es_pa@euro
es_PE.ISO8859-1 es_pe es_pe.iso88591
es_PE.ISO8859-15 es_pe.iso885915 es_pe@euro
es_PR.ISO8859-1 es_pr es_pr.iso88591
es_PY.ISO8859-1 es_py es_py.iso88591
es_PY.ISO8859-15 es_py.iso885915 es_py@euro
es_SV.ISO8859-1 es_sv es_sv.iso88591
es_SV.ISO8859-15 es_sv.iso885915 es_sv@euro
es_US.ISO8859-1 es_us es_us.iso88591
es_UY.ISO8859-1 es_uy es_uy.iso88591
es_UY.ISO8859-15 es_uy.iso885915 es_uy@euro
es_VE.ISO8859-1 es_ve es_ve.iso88591
es_VE.ISO8859-15 es_ve.iso885915 es_ve@euro
et_EE.ISO8859-1 eesti estonian et_ee.iso88591
et_EE.ISO8859-13 et_ee.iso885913
et_EE.ISO8859-15 et et_ee et_ee.iso885915 et_ee@euro
et_EE.ISO8859-4 et_ee.iso88594
eu_ES.ISO8859-1 eu eu_es eu_es.iso88591
eu_ES.ISO8859-15 eu_es.iso885915 eu_es.iso885915@euro eu_es@euro
eu_ES.UTF-8 eu_es.utf8@euro
eu_FR.ISO8859-1 eu_fr
fa_IR.ISIRI-3342 fa_ir.isiri3342
fa_IR.UTF-8 fa fa_ir
ff_SN.UTF-8 ff_sn
fi_FI.ISO8859-1 fi_fi.88591 fi_fi.iso88591 finnish finnish.iso88591
fi_FI.ISO8859-15 fi fi.iso885915 fi_fi fi_fi.iso885915 fi_fi.iso885915@euro fi_fi@euro
fi_FI.UTF-8 fi_fi.utf8@euro
fil_PH.UTF-8 fil_ph
fo_FO.ISO8859-1 fo fo_fo fo_fo.iso88591
fo_FO.ISO8859-15 fo_fo.iso885915 fo_fo@euro
fr_BE.ISO8859-1 fr_be fr_be.88591 fr_be.iso88591
fr_BE.ISO8859-15 fr_be.iso885915 fr_be.iso885915@euro fr_be@euro
fr_BE.UTF-8 fr_be.utf8@euro
fr_CA.ISO8859-1 c-french c-french.iso88591 fr_ca fr_ca.88591 fr_ca.iso88591
fr_CA.ISO8859-15 fr_ca.iso885915 fr_ca@euro
fr_CH.ISO8859-1 fr_ch fr_ch.88591 fr_ch.iso88591 french.iso88591
fr_CH.ISO8859-15 fr_ch.iso885915 fr_ch@euro
fr_FR.ISO8859-1 fr fr_fr fr_fr.88591 fr_fr.iso88591 fran\xe7ais fre_fr fre_fr.8859 french french_france
    french_france.8859
fr_FR.ISO8859-15 fr.iso885915 fr_fr.iso885915 fr_fr.iso885915@euro fr_fr@euro
fr_FR.UTF-8 fr_fr.utf8@euro
fr_LU.ISO8859-1 fr_lu fr_lu.88591 fr_lu.iso88591
fr_LU.ISO8859-15 fr_lu.iso885915 fr_lu.iso885915@euro fr_lu@euro
fr_LU.UTF-8 fr_lu.utf8@euro
fur_IT.UTF-8 fur_it
fy_DE.UTF-8 fy_de
fy_NL.UTF-8 fy_nl
ga_IE.ISO8859-1 ga ga_ie ga_ie.iso88591
ga_IE.ISO8859-14 ga_ie.iso885914
ga_IE.ISO8859-15 ga_ie.iso885915 ga_ie.iso885915@euro ga_ie@euro
ga_IE.UTF-8 ga_ie.utf8@euro
gd_GB.ISO8859-1 gd gd_gb gd_gb.iso88591
gd_GB.ISO8859-14 gd_gb.iso885914
gd_GB.ISO8859-15 gd_gb.iso885915 gd_gb@euro
gez_ER.UTF-8 gez_er
gez_ET.UTF-8 gez_et
gl_ES.ISO8859-1 galego galician gl gl_es gl_es.iso88591
gl_ES.ISO8859-15 gl_es.iso885915 gl_es.iso885915@euro gl_es@euro
gl_ES.UTF-8 gl_es.utf8@euro
gu_IN.UTF-8 gu_in
gv_GB.ISO8859-1 gv gv_gb gv_gb.iso88591
gv_GB.ISO8859-14 gv_gb.iso885914
gv_GB.ISO8859-15 gv_gb.iso885915 gv_gb@euro
ha_NG.UTF-8 ha_ng
hak_TW.UTF-8 hak_tw
he_IL.CP1255 he_il.cp1255 he_il.microsoftcp1255
he_IL.ISO8859-8 he he_il he_il.iso88598 hebrew hebrew.iso88598 iw iw_il iw_il.iso88598
hi_IN.ISCII-DEV hi hi_in hi_in.isciidev
hif_FJ.UTF-8 hif_fj
hne_IN.UTF-8 hne hne_in
hr_HR.ISO8859-2 croatian hr hr_hr hr_hr.iso88592 hrvatski sh_hr.iso88592
hsb_DE.ISO8859-2 hsb_de
ht_HT.UTF-8 ht_ht
hu_HU.ISO8859-2 hu hu_hu hu_hu.iso88592 hungarian
hy_AM.ARMSCII_8 hy_am.armscii8
hy_AM.UTF-8 hy_am
ia.UTF-8 ia
ia_FR.UTF-8 ia_fr
id_ID.ISO8859-1 id id_id in in_id
ig_NG.UTF-8 ig_ng
ik_CA.UTF-8 ik_ca
is_IS.ISO8859-1 icelandic icelandic.iso88591 is is_is is_is.iso88591
is_IS.ISO8859-15 is_is.iso885915 is_is@euro
it_CH.ISO8859-1 it_ch it_ch.iso88591
it_CH.ISO8859-15 it_ch.iso885915 it_ch@euro
it_IT.ISO8859-1 it it_it it_it.88591 it_it.iso88591 italian italian.iso88591
it_IT.ISO8859-15 it.iso885915 it_it.iso885915 it_it.iso885915@euro it_it@euro
it_IT.UTF-8 it_it.utf8@euro
iu_CA.NUNACOM-8 iu iu_ca iu_ca.nunacom8
iw_IL.UTF-8 iw_il.utf8
ja_JP.JIS7 ja.jis ja_jp.iso-2022-jp ja_jp.iso2022jp ja_jp.jis ja_jp.jis7
ja_JP.SJIS ja.sjis ja_jp.mscode ja_jp.pck ja_jp.sjis japanese.sjis
ja_JP.eucJP ja ja_jp ja_jp.ajec ja_jp.euc ja_jp.eucjp ja_jp.ujis japan japanese japanese-euc japanese.euc jp_jp
ka_GE.GEORGIAN-ACADEMY ka ka_ge ka_ge.georgianacademy ka_ge.georgianrs
ka_GE.GEORGIAN-PS ka_ge.georgianps
kab_DZ.UTF-8 kab_dz
kk_KZ.ptcp154 kk_kz
kl_GL.ISO8859-1 kl kl_gl kl_gl.iso88591
kl_GL.ISO8859-15 kl_gl.iso885915 kl_gl@euro
km_KH.UTF-8 km_kh
kn_IN.UTF-8 kn kn_in
ko_KR.eucKR ko ko_kr ko_kr.euc ko_kr.euckr korean korean.euc
kok_IN.UTF-8 kok_in
ks_IN.UTF-8 ks ks_in
ks_IN.UTF-8@devanagari ks_in.utf8@devanagari ks_in@devanagari ks_in@devanagari.utf8
ku_TR.ISO8859-9 ku_tr
kw_GB.ISO8859-1 kw kw_gb kw_gb.iso88591
kw_GB.ISO8859-14 kw_gb.iso885914
kw_GB.ISO8859-15 kw_gb.iso885915 kw_gb@euro
ky_KG.UTF-8 ky ky_kg
lb_LU.UTF-8 lb_lu
lg_UG.ISO8859-10 lg_ug
li_BE.UTF-8 li_be
li_NL.UTF-8 li_nl
lij_IT.UTF-8 lij_it
ln_CD.UTF-8 ln_cd
lo_LA.IBM-CP1133 lo_la.cp1133 lo_la.ibmcp1133
lo_LA.MULELAO-1 lo lo_la lo_la.mulelao1
lt_LT.ISO8859-13 lithuanian lt lt_lt lt_lt.iso885913
lt_LT.ISO8859-4 lt_lt.iso88594
lv_LV.ISO8859-13 lv lv_lv lv_lv.iso885913
lv_LV.ISO8859-4 lv_lv.iso88594
lzh_TW.UTF-8 lzh_tw
mag_IN.UTF-8 mag_in
mai_IN.UTF-8 mai mai_in
mai_NP.UTF-8 mai_np
mfe_MU.UTF-8 mfe_mu
mg_MG.ISO8859-15 mg_mg
mhr_RU.UTF-8 mhr_ru
mi_NZ.ISO8859-1 mi mi_nz mi_nz.iso88591
miq_NI.UTF-8 miq_ni
mjw_IN.UTF-8 mjw_in
mk_MK.CP1251 mk_mk.cp1251 mk_mk.microsoftcp1251
mk_MK.ISO8859-5 mk mk_mk mk_mk.iso88595
ml_IN.UTF-8 ml ml_in
mn_MN.UTF-8 mn_mn
mni_IN.UTF-8 mni_in
mr_IN.UTF-8 mr mr_in
ms_MY.ISO8859-1 ms ms_my ms_my.iso88591
mt_MT.ISO8859-3 mt mt_mt mt_mt.iso88593
my_MM.UTF-8 my_mm
nan_TW.UTF-8 nan_tw
nb_NO.ISO8859-1 bokmal bokm\xe5l nb nb_no nb_no.88591 nb_no.iso88591
nb_NO.ISO8859-15 nb_no.iso885915 nb_no@euro
nds_DE.UTF-8 nds_de
nds_NL.UTF-8 nds_nl
ne_NP.UTF-8 ne_np
nhn_MX.UTF-8 nhn_mx
niu_NU.UTF-8 niu_nu
niu_NZ.UTF-8 niu_nz
nl_AW.UTF-8 nl_aw
nl_BE.ISO8859-1 dutch.iso88591 nl_be nl_be.88591 nl_be.iso88591
nl_BE.ISO8859-15 nl_be.iso885915 nl_be.iso885915@euro nl_be@euro
nl_BE.UTF-8 nl_be.utf8@euro
nl_NL.ISO8859-1 dutch nl nl_nl nl_nl.88591 nl_nl.iso88591
nl_NL.ISO8859-15 nl.iso885915 nl_nl.iso885915 nl_nl.iso885915@euro nl_nl@euro
nl_NL.UTF-8 nl_nl.utf8@euro
nn_NO.ISO8859-1 nn nn_no nn_no.88591 nn_no.iso88591 nynorsk
nn_NO.ISO8859-15 nn_no.iso885915 nn_no@euro
no_NO.ISO8859-1 no no_no no_no.88591 no_no.iso88591 no_no.iso88591@bokmal no_no.iso88591@nynorsk norwegian
    norwegian.iso88591
no_NO.ISO8859-15 no_no.iso885915 no_no@euro
nr_ZA.ISO8859-1 nr nr_za nr_za.iso88591
nso_ZA.ISO8859-15 nso nso_za nso_za.iso885915
ny_NO.ISO8859-1 no@nynorsk ny ny_no ny_no.88591 ny_no.iso88591
ny_NO.ISO8859-15 ny_no.iso885915 ny_no@euro
oc_FR.ISO8859-1 oc oc_fr oc_fr.iso88591
oc_FR.ISO8859-15 oc_fr.iso885915 oc_fr@euro
om_ET.UTF-8 om_et
om_KE.ISO8859-1 om_ke
or_IN.UTF-8 or or_in
os_RU.UTF-8 os_ru
pa_IN.UTF-8 pa pa_in
pa_PK.UTF-8 pa_pk
pap_AN.UTF-8 pap_an
pap_AW.UTF-8 pap_aw
pap_CW.UTF-8 pap_cw
pd_DE.ISO8859-1 pd_de pd_de.iso88591
pd_DE.ISO8859-15 pd_de.iso885915 pd_de@euro
pd_US.ISO8859-1 pd pd_us pd_us.iso88591
pd_US.ISO8859-15 pd_us.iso885915 pd_us@euro
ph_PH.ISO8859-1 ph ph_ph ph_ph.iso88591
pl_PL.ISO8859-2 pl pl_pl pl_pl.iso88592 polish
pp_AN.ISO8859-1 pp pp_an pp_an.iso88591
ps_AF.UTF-8 ps_af
pt_BR.ISO8859-1 portuguese_brazil portuguese_brazil.8859 pt_br pt_br.88591 pt_br.iso88591
pt_BR.ISO8859-15 pt_br.iso885915 pt_br@euro
pt_PT.ISO8859-1 portuguese portuguese.iso88591 pt pt_pt pt_pt.88591 pt_pt.iso88591
pt_PT.ISO8859-15 pt.iso885915 pt_pt.iso885915 pt_pt.iso885915@euro pt_pt@euro
pt_PT.UTF-8 pt_pt.utf8@euro
quz_PE.UTF-8 quz_pe
raj_IN.UTF-8 raj_in
ro_RO.ISO8859-2 ro ro_ro ro_ro.iso88592 romanian rumanian
ru_RU.CP1251 ru_ru.cp1251 ru_ru.microsoftcp1251
ru_RU.ISO8859-5 ru_ru.iso88595
ru_RU.KOI8-R ru.koi8r ru_ru.koi8r russian
ru_RU.UTF-8 ru ru_ru
ru_UA.CP1251 ru_ua.cp1251 ru_ua.microsoftcp1251
ru_UA.KOI8-U ru_ua ru_ua.koi8u
rw_RW.ISO8859-1 rw rw_rw rw_rw.iso88591
sa_IN.UTF-8 sa_in
sat_IN.UTF-8 sat_in
sc_IT.UTF-8 sc_it
sd_IN.UTF-8 sd sd_in
sd_IN.UTF-8@devanagari sd@devanagari sd_in.utf8@devanagari sd_in@devanagari sd_in@devanagari.utf8
sd_PK.UTF-8 sd_pk
se_NO.UTF-8 se_no
sgs_LT.UTF-8 sgs_lt
sh_HR.ISO8859-2 sh_hr
shn_MM.UTF-8 shn_mm
shs_CA.UTF-8 shs_ca
si_LK.UTF-8 si si_lk sinhala
sid_ET.UTF-8 sid_et
sk_SK.ISO8859-2 sk sk_sk sk_sk.iso88592 slovak
sl_CS.ISO8859-2 sl_cs
sl_SI.ISO8859-2 sl sl_si sl_si.iso88592 slovene slovenian
sm_WS.UTF-8 sm_ws
so_DJ.ISO8859-1 so_dj
so_ET.UTF-8 so_et
so_KE.ISO8859-1 so_ke
so_SO.ISO8859-1 so_so
sq_AL.ISO8859-2 sq sq_al sq_al.iso88592
sq_MK.UTF-8 sq_mk
sr_CS.CP1251 sr_yu.cp1251@cyrillic sr_yu.microsoftcp1251@cyrillic
sr_CS.ISO8859-2 sh_ba.iso88592@bosnia sh_sp sr_cs.iso88592 sr_cs.iso88592@latn sr_sp sr_yu.iso88592
sr_CS.ISO8859-5 sp sp_yu sr_cs.iso88595 sr_yu.iso88595 sr_yu.iso88595@cyrillic
sr_CS.UTF-8 sr_cs
sr_CS.UTF-8@latin sr@latn sr_cs.utf8@latn sr_cs@latn
sr_ME.UTF-8 sr_me
sr_RS.UTF-8 sr sr@cyrillic sr_rs sr_yu.utf8 sr_yu.utf8@cyrillic sr_yu@cyrillic
sr_RS.UTF-8@latin serbocroatian sh sh_yu sr@latin sr_rs.utf8@latn sr_rs@latin sr_rs@latn sr_yu
ss_ZA.ISO8859-1 ss ss_za ss_za.iso88591
st_ZA.ISO8859-1 st st_za st_za.iso88591
sv_FI.ISO8859-1 sv_fi sv_fi.iso88591
sv_FI.ISO8859-15 sv_fi.iso885915 sv_fi.iso885915@euro sv_fi@euro
sv_FI.UTF-8 sv_fi.utf8@euro
sv_SE.ISO8859-1 sv sv_se sv_se.88591 sv_se.iso88591 swedish swedish.iso88591
sv_SE.ISO8859-15 sv.iso885915 sv_se.iso885915 sv_se@euro
sw_KE.UTF-8 sw_ke
sw_TZ.UTF-8 sw_tz
szl_PL.UTF-8 szl_pl
ta_IN.TSCII-0 ta ta_in ta_in.tscii ta_in.tscii0
ta_LK.UTF-8 ta_lk
tcy_IN.UTF-8 tcy_in.utf8
te_IN.UTF-8 te te_in
tg_TJ.KOI8-C tg tg_tj tg_tj.koi8c
th_TH.ISO8859-11 th th_th th_th.iso885911 thai
th_TH.TIS620 th_th.tactis th_th.tis620
the_NP.UTF-8 the_np
ti_ER.UTF-8 ti_er
ti_ET.UTF-8 ti_et
tig_ER.UTF-8 tig_er
tk_TM.UTF-8 tk_tm
tl_PH.ISO8859-1 tl tl_ph tl_ph.iso88591
tn_ZA.ISO8859-15 tn tn_za tn_za.iso885915
to_TO.UTF-8 to_to
tpi_PG.UTF-8 tpi_pg
tr_CY.ISO8859-9 tr_cy
tr_TR.ISO8859-9 tr tr_tr tr_tr.iso88599 turkish turkish.iso88599
ts_ZA.ISO8859-1 ts ts_za ts_za.iso88591
tt_RU.KOI8-C tt_ru.koi8c
tt_RU.TATAR-CYR tt tt_ru tt_ru.tatarcyr
tt_RU.UTF-8@iqtelif tt_ru@iqtelif
ug_CN.UTF-8 ug_cn
uk_UA.CP1251 uk_ua.cp1251 uk_ua.microsoftcp1251
uk_UA.ISO8859-5 uk_ua.iso88595
uk_UA.KOI8-U uk uk_ua uk_ua.koi8u
unm_US.UTF-8 unm_us
ur_IN.UTF-8 ur_in
ur_PK.CP1256 ur ur_pk ur_pk.cp1256 ur_pk.microsoftcp1256
uz_UZ.ISO8859-1 uz_uz.iso88591
uz_UZ.UTF-8 uz uz_uz uz_uz.utf8@cyrillic uz_uz@cyrillic
ve_ZA.UTF-8 ve ve_za
vi_VN.TCVN vi vi_vn vi_vn.tcvn vi_vn.tcvn5712
vi_VN.VISCII vi_vn.viscii vi_vn.viscii111
wa_BE.ISO8859-1 wa wa_be wa_be.iso88591
wa_BE.ISO8859-15 wa_be.iso885915 wa_be.iso885915@euro wa_be@euro
wae_CH.UTF-8 wae_ch
wal_ET.UTF-8 wal_et
wo_SN.UTF-8 wo_sn
xh_ZA.ISO8859-1 xh xh_za xh_za.iso88591
yi_US.CP1255 yi yi_us yi_us.cp1255 yi_us.microsoftcp1255
yo_NG.UTF-8 yo_ng
yue_HK.UTF-8 yue_hk
yuw_PG.UTF-8 yuw_pg
zh_CN.eucCN chinese-s zh zh_cn.euc
zh_CN.gb18030 zh_cn.gb18030
zh_CN.gb2312 zh_cn zh_cn.gb2312
zh_CN.gbk zh_cn.gbk
zh_HK.big5 zh_hk.big5
zh_HK.big5hkscs zh_hk zh_hk.big5hk zh_hk.big5hkscs
zh_SG.GB2312 zh_sg
zh_SG.GBK zh_sg.gbk
zh_TW.big5 zh_cn.big5 zh_tw zh_tw.big5
zh_TW.eucTW chinese-t zh_tw.euc zh_tw.euctw
zu_ZA.ISO8859-1 zu zu_za zu_za.iso88591
'''

# The same of encodings: the name of Python for it stands behind.
_ENCODINGS = '''
C 437 c
ISO8859-1 ascii en iso8859_1 latin_1
ISO8859-10 iso8859_10
ISO8859-11 iso8859_11
ISO8859-13 iso8859_13
ISO8859-14 iso8859_14
ISO8859-15 iso8859_15
ISO8859-16 iso8859_16
ISO8859-2 iso8859_2
ISO8859-3 iso8859_3
ISO8859-4 iso8859_4
ISO8859-5 iso8859_5
ISO8859-6 iso8859_6
ISO8859-7 iso8859_7
ISO8859-8 iso8859_8
ISO8859-9 iso8859_9
JIS7 iso2022_jp jis jis7
KOI8-R koi8_r
KOI8-U koi8_u
SJIS shift_jis
TACTIS tactis
UTF-8 utf_8
eucJP ajec euc_jp
eucKR euc_kr
'''

# Numbers of languages on Windows.
_WINDOWS = '''
4:zh_CHS 401:ar_SA 402:bg_BG 403:ca_ES 404:zh_TW 405:cs_CZ 406:da_DK 407:de_DE 408:el_GR 409:en_US 40a:es_ES 40b:fi_FI
40c:fr_FR 40d:he_IL 40e:hu_HU 40f:is_IS 410:it_IT 411:ja_JP 412:ko_KR 413:nl_NL 414:nb_NO 415:pl_PL 416:pt_BR
417:rm_CH 418:ro_RO 419:ru_RU 41a:hr_HR 41b:sk_SK 41c:sq_AL 41d:sv_SE 41e:th_TH 41f:tr_TR 420:ur_PK 421:id_ID
422:uk_UA 423:be_BY 424:sl_SI 425:et_EE 426:lv_LV 427:lt_LT 428:tg_TJ 429:fa_IR 42a:vi_VN 42b:hy_AM 42c:az_AZ
42d:eu_ES 42e:wen_DE 42f:mk_MK 432:tn_ZA 434:xh_ZA 435:zu_ZA 436:af_ZA 437:ka_GE 438:fo_FO 439:hi_IN 43a:mt_MT
43b:se_NO 43e:ms_MY 43f:kk_KZ 440:ky_KG 441:sw_KE 442:tk_TM 443:uz_UZ 444:tt_RU 445:bn_IN 446:pa_IN 447:gu_IN
448:or_IN 449:ta_IN 44a:te_IN 44b:kn_IN 44c:ml_IN 44d:as_IN 44e:mr_IN 44f:sa_IN 450:mn_MN 451:bo_CN 452:cy_GB
453:kh_KH 454:lo_LA 456:gl_ES 457:kok_IN 45a:syr_SY 45b:si_LK 45d:iu_CA 45e:am_ET 461:ne_NP 462:fy_NL 463:ps_AF
464:fil_PH 465:div_MV 468:ha_NG 46a:yo_NG 46b:quz_BO 46c:ns_ZA 46d:ba_RU 46e:lb_LU 46f:kl_GL 478:ii_CN 47a:arn_CL
47c:moh_CA 47e:br_FR 480:ug_CN 481:mi_NZ 482:oc_FR 483:co_FR 484:gsw_FR 485:sah_RU 486:qut_GT 487:rw_RW 488:wo_SN
48c:gbz_AF 801:ar_IQ 804:zh_CN 807:de_CH 809:en_GB 80a:es_MX 80c:fr_BE 810:it_CH 813:nl_BE 814:nn_NO 816:pt_PT
81a:sr_SP 81d:sv_FI 820:ur_IN 82c:az_AZ 82e:dsb_DE 83b:se_SE 83c:ga_IE 83e:ms_BN 843:uz_UZ 850:mn_CN 851:bo_BT
85d:iu_CA 85f:tmz_DZ 86b:quz_EC c01:ar_EG c04:zh_HK c07:de_AT c09:en_AU c0a:es_ES c0c:fr_CA c1a:sr_SP c3b:se_FI
c6b:quz_PE 1001:ar_LY 1004:zh_SG 1007:de_LU 1009:en_CA 100a:es_GT 100c:fr_CH 101a:hr_BA 103b:smj_NO 1401:ar_DZ
1404:zh_MO 1407:de_LI 1409:en_NZ 140a:es_CR 140c:fr_LU 141a:bs_BA 143b:smj_SE 1801:ar_MA 1809:en_IE 180a:es_PA
180c:fr_MC 181a:sr_BA 183b:sma_NO 1c01:ar_TN 1c09:en_ZA 1c0a:es_DO 1c1a:sr_BA 1c3b:sma_SE 2001:ar_OM 2009:en_JA
200a:es_VE 201a:bs_BA 203b:sms_FI 2401:ar_YE 2409:en_CB 240a:es_CO 243b:smn_FI 2801:ar_SY 2809:en_BZ 280a:es_PE
2c01:ar_JO 2c09:en_TT 2c0a:es_AR 3001:ar_LB 3009:en_ZW 300a:es_EC 3401:ar_KW 3409:en_PH 340a:es_CL 3801:ar_AE
380a:es_UR 3c01:ar_BH 3c0a:es_PY 4001:ar_QA 4009:en_IN 400a:es_BO 4409:en_MY 440a:es_SV 4809:en_IN 480a:es_HN
4c0a:es_NI 500a:es_PR 540a:es_US 7c04:zh_CHT
'''


def _by_alias(table):
    # alias -> name. Lines that begin with blanks go on with the one before.
    return dict((alias, names[0]) for names in (line.split() for line in table.replace('\n    ', ' ').splitlines())
                for alias in names[1:])


locale_alias = _by_alias(_ALIASES)
locale_encoding_alias = _by_alias(_ENCODINGS)
windows_locale = dict((int(number, 16), name) for number, name in (item.split(':') for item in _WINDOWS.split()))
